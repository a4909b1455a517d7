import { keccak256 } from 'viem'
import { Fault, type PortValues, type SettledValue, type Value } from '../../bricks/kit'
import type { Agreement } from '../agree/agreement'
import type { Bundle, BundleStep } from '../bundle/bundle'
import { type Catalogue, findBrick, typeOf } from '../compile/resolve'
import { tailProgram } from '../evaluate/bundle-programs'
import { evaluate, type StepTrace } from '../evaluate/evaluate'
import { ofNode } from '../graph/of-node'
import { type Hex, hashOf, stateHash } from '../witness/witness'
import type { Outcome, ResolvedTarget, SlotReport } from './attestation'
import { type ReportBody, reportDigest } from './report-digest'

/** What the tail follows from. Equal inputs give an equal outcome, in any process. */
export interface TailInput {
  bundle: Bundle
  catalogue: Catalogue
  deployment: Hex
  run: Hex
  validityMs: number
  /** Settle step → its targets, in the owner’s order. */
  targets: Readonly<Record<string, readonly ResolvedTarget[]>>
  agreement: Pick<Agreement, 'setHash' | 'nowMs' | 'values' | 'settled'>
  /** The trigger’s input. */
  trigger: Value
  state: { version: number; values: Record<string, Value> }
}

/** The tail’s outcome with its traces, for people. */
export interface TailResult extends Outcome {
  traces: Record<string, StepTrace>
}

/** Evaluates the deterministic part of a plan over one agreed set and makes the report of each slot. */
export async function evaluateTail(input: TailInput): Promise<TailResult> {
  const { bundle, catalogue, agreement } = input
  const { steps } = bundle.content.plan
  const known = new Map<string, PortValues>(Object.entries(agreement.values))
  const { traces, remembered } = await evaluate({
    program: tailProgram(bundle.content, catalogue),
    known,
    host: {},
    nowMs: agreement.nowMs,
    trigger: input.trigger,
    state: input.state.values,
    settled: settledFor(steps, input),
  })
  const stopped = stoppedBy(steps, traces, catalogue)
  if (stopped !== undefined) return { ...conclude(input, withoutWrites(steps, traces, stopped), remembered, [], stopped), traces }
  const reports: SlotReport[] = []
  for (const point of bundle.content.settlements) {
    const step = steps.find(({ id }) => id === point.node)
    const trace = traces[point.node]
    if (!step || trace?.state !== 'ok') continue
    try {
      reports.push(...reportsOf(step, trace, point.slot, input))
    } catch (error) {
      traces[point.node] = { ...trace, state: 'fault', fault: Fault.from(error).toJSON() }
    }
  }
  return { ...conclude(input, traces, remembered, reports), traces }
}

/** Why the first brick that stops runs did so; undefined when none ran. */
function stoppedBy(steps: readonly BundleStep[], traces: Record<string, StepTrace>, catalogue: Catalogue): string | undefined {
  const stop = steps.find((step) => traces[step.id]?.state === 'ok' && findBrick(catalogue, step.brick, step.version)?.stops)
  return stop && (traces[stop.id]?.reason ?? `${stop.id} ended the run.`)
}

/** Marks writes and effects of a stopped run as skipped, for people and for whoever performs effects. */
function withoutWrites(steps: readonly BundleStep[], traces: Record<string, StepTrace>, reason: string): Record<string, StepTrace> {
  for (const { id, kind } of steps) {
    const trace = traces[id]
    if (trace && (kind === 'settle' || kind === 'effect')) traces[id] = { state: 'skipped', inputs: trace.inputs, outputs: {}, reason }
  }
  return traces
}

/** A feed without a round: what was remembered of other targets says nothing about it. */
const NEVER_WRITTEN: SettledValue = { amount: '0', updatedAtMs: 0 }

function settledFor(steps: readonly BundleStep[], { targets, agreement }: TailInput): Record<string, readonly SettledValue[] | null> {
  const settled: Record<string, readonly SettledValue[] | null> = {}
  for (const step of steps) {
    if (!step.guards) continue
    const keys = settledKeys(step.guards, targets)
    if (keys.length > 0) settled[step.id] = keys.map((key) => ofNode(agreement.settled, key) ?? NEVER_WRITTEN)
  }
  return settled
}

/** `<settle step>/<target index>` of every feed that a step guards; a target that is no feed leaves the decision to state. */
export function settledKeys(guards: readonly string[], targets: TailInput['targets']): string[] {
  const all = guards.flatMap((node) =>
    (ofNode(targets, node) ?? []).map((target, index) => ({ key: `${node}/${index}`, feed: target.feed })),
  )
  return all.every(({ feed }) => feed) ? all.map(({ key }) => key) : []
}

function reportsOf(step: BundleStep, trace: StepTrace, settleIndex: number, input: TailInput): SlotReport[] {
  const { bundle, catalogue, deployment, run, agreement } = input
  const settle = findBrick(catalogue, step.brick, step.version)?.settle
  if (!settle) return []
  const inputTypes = Object.fromEntries(
    Object.entries(step.inputs).map(([port, ref]) => [port, typeOf(bundle.content.types[`${ref.node}.${ref.port}`] ?? 'json')]),
  )
  const { data, deliveryGas } = settle.call({
    config: step.config,
    inputs: trace.inputs,
    inputTypes,
    nowMs: agreement.nowMs,
    deployment,
    bundle: bundle.digest,
    run,
  })
  return (ofNode(input.targets, step.id) ?? []).map(({ chain, anchor, receiver, setVersion }, targetIndex) => {
    const slot = settleIndex * 256 + targetIndex
    const report: ReportBody = {
      deployment,
      bundle: bundle.digest,
      setVersion: BigInt(setVersion),
      run,
      slot,
      receiver,
      payloadHash: keccak256(data),
      deliveryGas,
      setHash: agreement.setHash,
      observedAt: BigInt(agreement.nowMs),
      validUntil: BigInt(agreement.nowMs + input.validityMs),
    }
    const digest = reportDigest(report, { chainId: chainNumber(chain), anchor })
    return { slot, node: step.id, targetIndex, chain, anchor, receiver, payload: data, report, digest }
  })
}

/** The numeric chain id in a CAIP-2 name. @throws {Fault} `unsupported_chain`. */
export function chainNumber(chain: string): number {
  const found = /^eip155:(\d+)$/.exec(chain)?.[1]
  if (!found) throw new Fault('unsupported_chain', `${chain} is not an EVM chain.`, { remedy: 'Choose a target with an eip155 chain id.' })
  return Number(found)
}

function conclude(
  input: TailInput,
  traces: Record<string, StepTrace>,
  remembered: Record<string, Value>,
  reports: SlotReport[],
  stopped?: string,
): Outcome {
  const { bundle, catalogue, deployment, run, state } = input
  const stateful = bundle.content.plan.steps.some((step) => findBrick(catalogue, step.brick, step.version)?.stateful)
  const nextState: Record<string, Value> = stateful ? { ...state.values, ...remembered } : {}
  const stateVersion = stateful ? state.version + 1 : 0
  const nextHash = stateHash(stateVersion, nextState)
  const faulted = Object.entries(traces).find(([, trace]) => trace.state === 'fault')
  // A workflow without a write has settled what it is for when its effects are due.
  const sends = bundle.content.settlements.length === 0 && stopped === undefined && dueEffects(bundle, traces).length > 0
  const effects = dueEffects(bundle, traces).length > 0 ? { effects: effectsHash(bundle.digest, input.agreement.setHash) } : {}
  const kind = reports.length > 0 || (sends && !faulted) ? 'settle' : faulted && stopped === undefined ? 'fail' : 'skip'
  const reason = stopped ?? (kind === 'fail' ? `${faulted?.[0]}: ${faulted?.[1].fault?.message}` : reasonOf(bundle, traces, kind))
  return {
    kind,
    reason,
    ...(kind === 'fail' && faulted?.[1].fault ? { code: faulted[1].fault.code, remedy: faulted[1].fault.remedy } : {}),
    reports,
    state: nextState,
    stateVersion,
    stateHash: nextHash,
    outcomeDigest: outcomeDigestOf({ deployment, run, kind, stateVersion, stateHash: nextHash, ...effects }),
  }
}

/** Effect steps that are to be performed, in the plan’s order: those whose branch was taken and whose values are there. */
export const dueEffects = ({ content }: Bundle, traces: Readonly<Record<string, StepTrace>>): string[] =>
  content.plan.steps.filter(({ id, kind }) => kind === 'effect' && traces[id]?.state === 'ok').map(({ id }) => id)

/** What the content of a run’s effects follows from, besides state and trigger, to which each observation of the set commits. */
export const effectsHash = (bundle: Hex, setHash: Hex): Hex => hashOf('phat.effects/1', { bundle, setHash })

/** What members sign about how a run ended, the state it leaves and, where effects are due, what they are performed with. */
export const outcomeDigestOf = (outcome: {
  deployment: Hex
  run: Hex
  kind: Outcome['kind']
  stateVersion: number
  stateHash: Hex
  effects?: Hex
}): Hex => hashOf('phat.outcome/1', { ...outcome })

function reasonOf(bundle: Bundle, traces: Record<string, StepTrace>, kind: 'settle' | 'skip'): string {
  const explained = bundle.content.plan.steps.flatMap(({ id, kind: what }) => {
    const trace = what === 'effect' ? undefined : traces[id]
    return trace?.state === 'ok' && trace.reason ? [trace.reason] : []
  })
  if (explained.length > 0) return explained.join('; ')
  if (kind === 'settle') return bundle.content.settlements.length === 0 ? 'Every run sends.' : 'Every run writes.'
  return bundle.content.settlements.length === 0 ? 'The workflow writes nothing.' : 'No branch reached a write.'
}
