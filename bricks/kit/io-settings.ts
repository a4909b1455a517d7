import { z } from 'zod'
import type { ConfigIssue, Limits } from './brick'
import { Fault } from './fault'
import { readValue } from './read-value'
import { durationSetting } from './settings'
import { parseType } from './types'
import type { PortValues } from './values'

const ON_FAILURE = ['abstain', 'value'] as const

/** Where the settings of a brick with I/O begin. */
export interface IoDefaults {
  timeoutMs?: number
  retries?: number
  maxBytes?: number
}

/**
 * The settings that every new brick with I/O shares: spread them into its config after the brick’s own fields,
 * `z.object({ url: …, ...ioSettings() })`. Each has a default, so they belong in new bricks; on a brick that exists, make them optional.
 *
 * - Send with `requestWithRetries(host.http, request, config)`, and give the request `config.timeoutMs` and `config.maxBytes`.
 * - Declare `limits: (config) => ioLimits(config, requests)`.
 * - Add `...checkFallback(config, type)` to `check`.
 * - Wrap the work: `execute: (context) => orFallback(context, { value: 'decimal(USD)' }, async () => ({ value: … }))`.
 */
export const ioSettings = ({ timeoutMs = 5000, retries = 1, maxBytes = 262_144 }: IoDefaults = {}) => ({
  timeoutMs: durationSetting(100, 30_000)
    .default(timeoutMs)
    .meta({ title: 'Wait at most', widget: 'duration', unit: 'ms', description: 'For each attempt, until its last byte.' }),
  retries: z.int().min(0).max(3).default(retries).meta({ title: 'Retries', widget: 'number', advanced: true }),
  backoffMs: durationSetting(0, 5000)
    .default(250)
    .meta({ title: 'First retry after', widget: 'duration', unit: 'ms', description: 'Doubles with each further retry.', advanced: true }),
  maxBytes: z
    .int()
    .min(1)
    .max(4_194_304)
    .default(maxBytes)
    .meta({ title: 'Largest reply', widget: 'number', unit: 'bytes', advanced: true }),
  onFailure: z.enum(ON_FAILURE).default('abstain').meta({
    title: 'If it fails',
    widget: 'select',
    description: 'Abstain: this worker has no value. Value: it goes on with the one below.',
    advanced: true,
  }),
  fallback: z
    .string()
    .max(2000)
    .default('')
    .meta({ title: 'Value if it fails', widget: 'text', description: 'Of the output’s type, such as 0 or {"a":1}.', advanced: true }),
})

/** The two settings of what happens on failure, for bricks that are older than they are: without defaults, so that no bundle changes. */
export const failureSettings = () => {
  const { onFailure, fallback } = ioSettings()
  return {
    onFailure: onFailure
      .unwrap()
      .optional()
      .meta(onFailure.meta() ?? {}),
    fallback: fallback
      .unwrap()
      .optional()
      .meta(fallback.meta() ?? {}),
  }
}

/** What {@link orFallback} reads of a config; optional where the brick is older than the settings. */
export interface FailureSettings {
  onFailure?: (typeof ON_FAILURE)[number] | undefined
  fallback?: string | undefined
}

/** The most that `requests` requests may take with these settings, one after the other or, with `inParallel`, at once. */
export function ioLimits(
  { timeoutMs, retries, backoffMs, maxBytes }: Required<IoDefaults> & { backoffMs: number },
  requests = 1,
  { inParallel = false } = {},
): Required<Limits> {
  const attempts = requests * (retries + 1)
  const oneMs = (retries + 1) * timeoutMs + backoffMs * (2 ** retries - 1)
  return { requests: attempts, bytes: attempts * maxBytes, timeMs: inParallel ? oneMs : requests * oneMs }
}

/** A fallback that is not of the output’s type (a type string), as an issue at its field. */
export function checkFallback({ onFailure, fallback = '' }: FailureSettings, type: string): ConfigIssue[] {
  if (onFailure !== 'value') return []
  try {
    readValue(parseType(type), fallback, 0)
    return []
  } catch (error) {
    return [{ code: 'bad_fallback', path: 'fallback', message: `The value if it fails does not fit. ${Fault.from(error).message}` }]
  }
}

/** Refusals of the worker’s host. They say nothing about a source, so no fallback stands in for them. */
const HOST_REFUSALS = new Set([
  'host_not_permitted',
  'chain_not_permitted',
  'requests_exceeded',
  'bytes_exceeded',
  'time_exceeded',
  'secret_missing',
  'secret_host',
  'secret_sealed',
  'chain_unknown',
  'demo_market_off',
  'not_recorded',
  'internal',
])

/**
 * Runs a brick’s work; when that fails and the owner chose a value, gives this value at the ports of `types` (port → type string, mostly one)
 * and says why. The brick’s other ports then have no value. @throws {Fault} that of the work otherwise.
 */
export async function orFallback(
  context: { config: FailureSettings; nowMs: number; explain(reason: string): void },
  types: Readonly<Record<string, string>>,
  work: () => PortValues | Promise<PortValues>,
): Promise<PortValues> {
  try {
    return await work()
  } catch (error) {
    const { config, nowMs, explain } = context
    const fault = Fault.from(error)
    if (config.onFailure !== 'value' || HOST_REFUSALS.has(fault.code)) throw error
    explain(`The value set for failures is used: ${fault.message}`)
    return Object.fromEntries(Object.entries(types).map(([port, type]) => [port, readValue(parseType(type), config.fallback ?? '', nowMs)]))
  }
}
