import {
  type Brick,
  Fault,
  type FaultData,
  type HttpReply,
  type HttpRequest,
  type InputTypes,
  inputPorts,
  type Json,
  outputTypes,
  type PortValues,
  plainValues,
  type Value,
} from '../../bricks/kit'
import { quorumOf } from '../committee/committee'
import { catalogueOf } from '../compile/resolve'
import { evaluate } from '../evaluate/evaluate'
import { prepare } from '../evaluate/program'
import { chainOver } from '../witness/chain-reads'
import { permitOnly } from '../witness/permit'
import { type OpenSecret, withSecrets } from '../witness/secrets'
import { hashOf } from '../witness/witness'
import { readInput } from './read-input'

/** One brick to run by itself, and what it is given. */
export interface TryInput {
  brick: Brick
  config: unknown
  /** Port → value in JSON form; for an agree brick a list of them, one for each worker. */
  inputs: Record<string, Json> | readonly Record<string, Json>[]
  /** Port → type string, where the value alone does not say it. */
  types?: Readonly<Record<string, string>>
  /** What it remembered, for stateful bricks. */
  state?: Value | undefined
  nowMs: number
  http: { request(request: HttpRequest): Promise<HttpReply> }
  /** What stands for `{secret:NAME}`; without it a request that names one fails. */
  secrets?: readonly OpenSecret[]
}

/** What a brick gave by itself. `outputs` of a settle brick is the call it would make. `refused`: its own check stopped it before it ran. */
export type TryResult =
  | { ok: true; outputs: PortValues; types: Record<string, string>; reason?: string; remembered?: Value }
  | { ok: false; fault: FaultData; refused?: boolean }

/** Runs one brick as a plan of one step: the same code, permissions and limits as in a run. Never throws. */
export async function tryBrick(input: TryInput): Promise<TryResult> {
  try {
    return await attempt(input)
  } catch (error) {
    return { ok: false, fault: Fault.from(error).toJSON() }
  }
}

async function attempt({ brick, config: given, inputs, types = {}, state, nowMs, http, secrets = [] }: TryInput): Promise<TryResult> {
  const config = readConfig(brick, given)
  const [first = {}, ...others] = Array.isArray(inputs) ? inputs : [inputs]
  const read = (each: Record<string, Json>) => readInputs(brick, config, each, types)
  const { values, inputTypes } = read(first)
  const outputs = outputTypes(brick, config, inputTypes)
  const issue = brick.check?.({ config, inputs: inputTypes }).find(({ severity = 'error' }) => severity === 'error')
  if (issue) {
    const fault = new Fault(issue.code, issue.message, { remedy: issue.fix?.title ?? 'Change the settings.' })
    return { ok: false, fault: fault.toJSON(), refused: true }
  }
  if (brick.agree) {
    const votes = [values, ...others.map((each) => read(each).values)].map((one, i) => ({
      worker: `worker ${i + 1}`,
      inputs: plainValues(one),
    }))
    const verdict = brick.agree(votes, config, quorumOf(votes.length), inputTypes)
    if (verdict.ok) return { ok: true, outputs: verdict.outputs, types: outputs }
    throw new Fault('agreement_shortfall', verdict.message, { remedy: 'Raise the tolerance, or use sources that differ less.' })
  }
  if (others.length > 0)
    throw new Fault('bad_input', `${brick.title} takes one set of inputs.`, { remedy: 'Give an object of port and value.' })
  if (brick.settle) return { ok: true, outputs: callOf(brick, config, values, inputTypes, nowMs), types: outputs }
  return runAlone(brick, config, values, outputs, { state, nowMs, http: withSecrets(http, secrets, () => nowMs) })
}

function readConfig(brick: Brick, given: unknown): Record<string, unknown> {
  const parsed = brick.config.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  throw new Fault('bad_config', `${path === '' ? '' : `“${path}”: `}${issue?.message ?? 'The settings do not fit.'}`, {
    remedy: `Look at the settings of ${brick.title}: phat brick list --json gives their schema.`,
  })
}

function readInputs(brick: Brick, config: unknown, given: Record<string, Json>, types: Readonly<Record<string, string>>) {
  const ports = inputPorts(brick, config)
  const values: PortValues = {}
  const inputTypes: InputTypes = {}
  for (const [name, value] of Object.entries(given)) {
    const port = Object.hasOwn(ports, name) ? ports[name] : undefined
    if (!port)
      throw new Fault('bad_input', `${brick.title} has no input “${name}”.`, {
        remedy: `It has ${Object.keys(ports).join(', ') || 'none'}.`,
      })
    const typed = readInput(name, port, value, Object.hasOwn(types, name) ? types[name] : undefined)
    values[name] = typed.value
    inputTypes[name] = typed.type
  }
  for (const [name, { optional, absent }] of Object.entries(ports))
    if (!optional && absent !== 'omit' && !Object.hasOwn(given, name))
      throw new Fault('input_missing', `No value was given for “${name}”.`, { remedy: `Give ${name} a value.` })
  return { values, inputTypes }
}

function callOf(brick: Brick, config: unknown, inputs: PortValues, inputTypes: InputTypes, nowMs: number): PortValues {
  const id = hashOf('phat.try/1', brick.id)
  const call = brick.settle?.call({ config, inputs, inputTypes, nowMs, deployment: id, bundle: id, run: id })
  return { interface: brick.settle?.interface(config) ?? '', data: call?.data ?? '0x', deliveryGas: String(call?.deliveryGas ?? 0) }
}

async function runAlone(
  brick: Brick,
  config: Record<string, unknown>,
  inputs: PortValues,
  outputs: Record<string, string>,
  { state, nowMs, http }: Pick<TryInput, 'state' | 'nowMs' | 'http'>,
): Promise<TryResult> {
  const { id, version, kind } = brick
  const step = {
    id: 'brick',
    brick: id,
    version,
    kind,
    part: 'head' as const,
    config: config as Record<string, never>,
    inputs: Object.fromEntries(Object.keys(inputs).map((port) => [port, { node: 'given', port }])),
  }
  const { hosts = [], chainsRead = [] } = brick.permissions?.(config) ?? {}
  const limits = { requests: 0, bytes: 0, timeMs: 0, ...brick.limits?.(config) }
  const outside = permitOnly(http, {
    permissions: { hosts: [...hosts], chainsRead: [...chainsRead], gatewayTrust: false },
    limits,
  })
  const types = Object.fromEntries(Object.entries(outputs).map(([port, type]) => [`brick.${port}`, type]))
  const { traces, remembered } = await evaluate({
    program: prepare([step], types, catalogueOf([brick])),
    known: new Map([['given', inputs]]),
    host: { http: outside, chain: chainOver(outside) },
    nowMs,
    trigger: brick.trigger?.sample?.(config, nowMs) ?? brick.trigger?.input(nowMs) ?? null,
    ...(state === undefined ? {} : { state: { brick: state } }),
  })
  const trace = traces.brick
  if (trace?.state !== 'ok') return { ok: false, fault: trace?.fault ?? Fault.from(new Error('It did not run.')).toJSON() }
  return {
    ok: true,
    outputs: trace.outputs,
    types: outputs,
    ...(trace.reason === undefined ? {} : { reason: trace.reason }),
    ...(remembered.brick === undefined ? {} : { remembered: remembered.brick }),
  }
}
