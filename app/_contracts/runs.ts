import { z } from 'zod'
import { type RunEvent, runEndSchema } from '@/engine/core'
import { chainId, contentId, evmAddress, hex32, hexBytes, timeMs } from './ids'

export const runParams = z.object({ id: hex32 })

/** Where a run is: on its way, or how it ended. */
export const runStatusSchema = z.union([z.enum(['due', 'observing', 'attesting', 'settling']), runEndSchema])
export type RunStatus = z.output<typeof runStatusSchema>

/** A run as lists show it. `reason` says in words why it settled or not. */
export const runSummarySchema = z.object({
  id: hex32,
  /** Counts the deployment’s runs from 1. */
  number: z.int(),
  deploymentId: hex32,
  deploymentName: z.string(),
  version: z.int(),
  status: runStatusSchema,
  reason: z.string(),
  /** The agreed number as a decimal, for lists and charts; absent when the run agreed on none. */
  amount: z.string().optional(),
  dueMs: timeMs,
  createdMs: timeMs,
  endedMs: timeMs.nullable(),
  lastSeq: z.int(),
})
export type RunSummary = z.output<typeof runSummarySchema>

/** `GET runs`: newest first; `before` is the `cursor` of the page before. */
export const runListQuery = z.object({
  deployment: hex32.optional(),
  status: runStatusSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(120).optional(),
})
export const runListSchema = z.object({ runs: z.array(runSummarySchema), cursor: z.string().nullable() })

/** One event of a run as it travels; `data` follows the engine’s schema for its type. */
export const runEventSchema = z.custom<RunEvent>(
  (value) => typeof value === 'object' && value !== null && 'seq' in value && 'type' in value,
)

/** A report as JSON: 64-bit numbers are decimal strings. */
export const reportJsonSchema = z.object({
  deployment: hex32,
  bundle: hex32,
  setVersion: z.string(),
  run: hex32,
  slot: z.int(),
  receiver: evmAddress,
  payloadHash: hex32,
  deliveryGas: z.int(),
  setHash: hex32,
  observedAt: z.string(),
  validUntil: z.string(),
})
export type ReportJson = z.output<typeof reportJsonSchema>

/** Where a settlement’s transaction stands. */
export const settlementStatusSchema = z.enum(['signed', 'broadcast', 'included', 'final', 'reverted', 'abandoned'])

const settlement = z.object({
  slot: z.int(),
  chain: chainId,
  anchor: evmAddress,
  receiver: evmAddress,
  payload: hexBytes,
  report: reportJsonSchema,
  status: settlementStatusSchema,
  txHash: hex32.nullable(),
  blockNumber: z.int().nullable(),
  blockHash: hex32.nullable(),
  gasUsed: z.int().nullable(),
  gasPriceWei: z.string().nullable(),
  delivered: z.boolean().nullable(),
  validUntilMs: timeMs,
})
export type RunSettlement = z.output<typeof settlement>

/** `GET runs/{id}`: what the run page draws and checks. The rows are the workers’ own words, to be verified by who reads them. */
export const runSchema = runSummarySchema.extend({
  triggerKey: z.string(),
  input: z.json(),
  epoch: z.int(),
  deadlineMs: timeMs.nullable(),
  bundleId: contentId,
  bundle: z.string(),
  /** The owner’s signed act of this version. */
  signed: z.json(),
  /** The graph of this version, for drawing it; null when its revision is not kept here. */
  graph: z.json().nullable(),
  events: z.array(runEventSchema),
  observations: z.array(
    z.object({
      worker: evmAddress,
      body: z.json(),
      signature: hexBytes,
      hash: hex32,
      receivedMs: timeMs,
      /** Brick → what went in and out at this worker. */
      trace: z.json(),
    }),
  ),
  agreement: z.json().nullable(),
  attestations: z.array(z.object({ worker: evmAddress, slot: z.int(), digest: hex32, signature: hexBytes })),
  settlements: z.array(settlement),
  /** Effect steps that are due, with what came of them so far. `failed`: given up; `tries`: attempts that failed. */
  effects: z.array(
    z.object({
      step: z.string(),
      status: z.enum(['pending', 'done', 'failed']),
      tries: z.int(),
      worker: evmAddress.nullable(),
      detail: z.string(),
      updatedMs: timeMs,
    }),
  ),
})
export type Run = z.output<typeof runSchema>
