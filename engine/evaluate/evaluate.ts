import {
  type Brick,
  canonicalJson,
  Fault,
  type FaultData,
  type Host,
  inputPorts,
  type PortValues,
  refuseValue,
  type SettledValue,
  type Value,
} from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { type Catalogue, findBrick, typeOf } from '../compile/resolve'

/** What happened to one step: its values, why it was skipped, or how it failed. */
export interface StepTrace {
  state: 'ok' | 'skipped' | 'fault'
  inputs: PortValues
  outputs: PortValues
  /** In words: why a branch was not taken. */
  reason?: string
  fault?: FaultData
  /** Of a skipped step: the failure before it that left it without a value. */
  because?: FaultData
  /** Wall-clock milliseconds, when the host measures. */
  ms?: number
}

/** Everything a part of a plan needs to run. Nothing else reaches a brick. */
export interface EvaluateInput {
  steps: readonly BundleStep[]
  /** `node.port` → type string, from the bundle. */
  types: Readonly<Record<string, string>>
  catalogue: Catalogue
  /** Outputs known beforehand, such as the agreed values in the tail. */
  known?: ReadonlyMap<string, PortValues>
  host: Partial<Host>
  nowMs: number
  /** The trigger’s input. */
  trigger: Value
  /** Stateful step → what it remembered. */
  state?: Readonly<Record<string, Value>>
  /** Step that reads settled values → what its feeds said; absent or null where state decides. */
  settled?: Readonly<Record<string, readonly SettledValue[] | null>>
  /** A monotonic clock in ms, for traces only. */
  tick?: () => number
}

/** What came of it, by step. */
export interface Evaluation {
  traces: Record<string, StepTrace>
  /** Stateful step → what it remembers now; a step that kept nothing is absent. */
  remembered: Record<string, Value>
}

/** Runs steps given in run order; independent ones overlap. A step that faults or is skipped skips those that depend on it. */
export async function evaluate(input: EvaluateInput): Promise<Evaluation> {
  const traces: Record<string, StepTrace> = {}
  const remembered: Record<string, Value> = {}
  const running = new Map<string, Promise<StepTrace>>()
  for (const step of input.steps) {
    const work = runStep(step, input, running, remembered)
    running.set(step.id, work)
  }
  for (const step of input.steps) {
    const trace = await running.get(step.id)
    if (trace) traces[step.id] = trace
  }
  return { traces, remembered }
}

async function runStep(
  step: BundleStep,
  input: EvaluateInput,
  running: ReadonlyMap<string, Promise<StepTrace>>,
  remembered: Record<string, Value>,
): Promise<StepTrace> {
  const inputs: PortValues = {}
  const failures: Record<string, FaultData> = {}
  const brick = findBrick(input.catalogue, step.brick, step.version)
  const ports = brick && inputPorts(brick, step.config)
  for (const [port, ref] of Object.entries(step.inputs)) {
    const known = input.known?.get(ref.node)
    const source = known ? undefined : await running.get(ref.node)
    const value = known ? known[ref.port] : source?.outputs[ref.port]
    if (value !== undefined) {
      inputs[port] = value
      continue
    }
    const because = source?.fault ?? source?.because
    if (ports?.[port]?.absent !== 'omit')
      return { state: 'skipped', inputs, outputs: {}, reason: whySkipped(ref.node, source), ...(because ? { because } : {}) }
    if (because) failures[port] = because
  }
  const start = input.tick?.()
  const finish = (trace: StepTrace): StepTrace => (start === undefined || !input.tick ? trace : { ...trace, ms: input.tick() - start })
  try {
    if (!brick) throw missingBrick(step)
    if (!brick.execute) return finish({ state: 'ok', inputs, outputs: {} })
    let reason: string | undefined
    const outputs = await brick.execute({
      config: step.config,
      inputs,
      failures,
      host: lend(brick, input.host),
      nowMs: input.nowMs,
      trigger: input.trigger,
      state: input.state?.[step.id] ?? null,
      remember: (value: Value) => {
        remembered[step.id] = value
      },
      settled: input.settled?.[step.id] ?? null,
      explain: (text: string) => {
        reason = text
      },
    })
    checkOutputs(step, outputs, input.types)
    return finish({ state: 'ok', inputs, outputs, ...(reason === undefined ? {} : { reason }) })
  } catch (error) {
    const fault = Fault.from(error).toJSON()
    return finish({ state: 'fault', inputs, outputs: {}, fault })
  }
}

/** The fault of a plan that names a brick this installation lacks. */
export const missingBrick = ({ brick, version }: Pick<BundleStep, 'brick' | 'version'>): Fault =>
  new Fault('unknown_brick', `This installation has no brick “${brick}” version ${version}.`, {
    remedy: 'Install the brick, or deploy a workflow without it.',
  })

function lend(brick: Brick, host: Partial<Host>): Partial<Host> {
  const lent: Partial<Host> = {}
  // What an effect reaches, it reaches when it is performed, at one member.
  if (brick.kind === 'effect') return lent
  for (const need of brick.needs as (keyof Host)[]) {
    if (!host[need])
      throw new Fault('not_lent', `${brick.title} needs “${need}”, which is not available here.`, {
        remedy: 'Move the brick before the Agree brick, where each worker runs it.',
      })
    Object.assign(lent, { [need]: host[need] })
  }
  return lent
}

function checkOutputs(step: BundleStep, outputs: PortValues, types: Readonly<Record<string, string>>): void {
  for (const [port, value] of Object.entries(outputs)) {
    const type = types[`${step.id}.${port}`]
    const reason = type === undefined ? 'the bundle knows no such output' : refuseValue(typeOf(type), value)
    if (reason)
      throw new Fault('bad_output', `${step.brick} gave a wrong “${port}”: ${reason}.`, {
        remedy: 'This is a defect of the brick. Report it with the run’s evidence.',
      })
  }
}

function whySkipped(node: string, source: StepTrace | undefined): string {
  if (source?.state === 'fault') return `${node} failed: ${source.fault?.message ?? 'it gave no value.'}`
  return source?.reason ?? `${node} gave no value.`
}

/** Steps that follow from the trigger alone by pure bricks: head and tail compute them alike. */
export function derivedSteps(steps: readonly BundleStep[], catalogue: Catalogue): BundleStep[] {
  const derived = new Set<string>()
  return steps.filter((step) => {
    const brick = findBrick(catalogue, step.brick, step.version)
    const fromTrigger = step.part === 'trigger' && brick?.trigger?.witness !== 'gateway'
    const carries =
      step.part === 'head' &&
      (step.kind === 'transform' || step.kind === 'flow') &&
      Object.values(step.inputs).every(({ node }) => derived.has(node))
    if (fromTrigger || carries) derived.add(step.id)
    return derived.has(step.id)
  })
}

/** A trace’s values as plain JSON for people and APIs: lossless numbers become strings. */
export const presentable = (values: PortValues): Record<string, unknown> => JSON.parse(canonicalJson(values))
