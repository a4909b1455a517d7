import {
  type Brick,
  type ExecuteContext,
  Fault,
  type FaultData,
  type Host,
  isAgreedTrigger,
  type Need,
  type PortValues,
  plainValue,
  plainValues,
  type SettledValue,
  type Value,
} from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { type Catalogue, findBrick } from '../compile/resolve'
import { script } from '../sandbox'
import type { PreparedStep, Program } from './program'

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
  program: Program
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

/** Runs a program; steps that wait for the outside overlap. A step that faults or is skipped skips those that depend on it. */
export function evaluate(input: EvaluateInput): Promise<Evaluation> {
  const { program } = input
  const traces: (StepTrace | undefined)[] = new Array(program.length)
  const waits = program.map((prepared) => prepared.waits)
  const remembered: Record<string, Value> = {}
  let left = program.length

  return new Promise((resolve) => {
    /** Starts a step whose sources have ended; true when it has ended at once. */
    const start = (index: number): boolean => {
      const prepared = program[index]
      if (!prepared) return false
      const trace = runStep(prepared, input, traces, remembered)
      if (trace instanceof Promise) {
        trace.then((ended) => settle(index, ended))
        return false
      }
      traces[index] = trace
      return true
    }
    /** Starts whatever the end of a step sets free, and what that sets free in turn; no recursion, so that a plan may be long. */
    const free = (ended: number[]) => {
      for (let index = ended.pop(); index !== undefined; index = ended.pop()) {
        left--
        for (const next of program[index]?.dependents ?? []) {
          const waiting = (waits[next] ?? 0) - 1
          waits[next] = waiting
          if (waiting === 0 && start(next)) ended.push(next)
        }
      }
      if (left === 0) resolve({ traces: byStep(program, traces), remembered })
    }
    const settle = (index: number, trace: StepTrace) => {
      traces[index] = trace
      free([index])
    }
    const first: number[] = []
    for (let index = 0; index < program.length; index++) if (program[index]?.waits === 0 && start(index)) first.push(index)
    free(first)
  })
}

function byStep(program: Program, traces: readonly (StepTrace | undefined)[]): Record<string, StepTrace> {
  const named: Record<string, StepTrace> = {}
  for (let index = 0; index < program.length; index++) {
    const trace = traces[index]
    if (trace) named[program[index]?.step.id ?? ''] = trace
  }
  return named
}

const NO_FAILURES: Readonly<Record<string, FaultData>> = Object.freeze({})

function runStep(
  prepared: PreparedStep,
  input: EvaluateInput,
  traces: readonly (StepTrace | undefined)[],
  remembered: Record<string, Value>,
): StepTrace | Promise<StepTrace> {
  const { step, brick, sources } = prepared
  const inputs: PortValues = {}
  let failures = NO_FAILURES
  for (const { port, node, nodePort, from, omit } of sources) {
    const source = from < 0 ? undefined : traces[from]
    const value = own(source ? source.outputs : input.known?.get(node), nodePort)
    if (value !== undefined) {
      inputs[port] = value
      continue
    }
    const because = source?.fault ?? source?.because
    if (!omit) return { state: 'skipped', inputs, outputs: {}, reason: whySkipped(node, source), ...(because ? { because } : {}) }
    if (because) failures = { ...failures, [port]: because }
  }
  const running = new RunningStep(prepared, input, inputs, failures, remembered)
  try {
    if (!brick) throw missingBrick(step)
    if (!brick.execute) return running.succeed({})
    const outputs = brick.execute(running)
    return outputs instanceof Promise
      ? outputs.then(running.succeed.bind(running)).catch(running.fail.bind(running))
      : running.succeed(outputs)
  } catch (error) {
    return running.fail(error)
  }
}

/** One execution of one step, as the brick sees it. Functions are made only when a brick asks for them: most ask for none. */
class RunningStep implements ExecuteContext<Record<string, unknown>, Need> {
  readonly config: Record<string, unknown>
  readonly nowMs: number
  readonly trigger: Value
  readonly #startMs: number | undefined
  #reason: string | undefined

  constructor(
    readonly prepared: PreparedStep,
    readonly given: EvaluateInput,
    readonly inputs: PortValues,
    readonly failures: Readonly<Record<string, FaultData>>,
    readonly remembered: Record<string, Value>,
  ) {
    this.config = prepared.step.config
    this.nowMs = given.nowMs
    this.trigger = given.trigger
    this.#startMs = given.tick?.()
  }

  get host(): Host {
    // What a brick may reach is what it needs; its definition’s type holds it to that.
    return lend(this.prepared.brick, this.given.host) as Host
  }
  get state(): Value {
    return own(this.given.state, this.prepared.step.id) ?? null
  }
  get settled(): readonly SettledValue[] | null {
    return own(this.given.settled, this.prepared.step.id) ?? null
  }
  get remember(): (state: Value) => void {
    return (value) => {
      this.remembered[this.prepared.step.id] = plainValue(value)
    }
  }
  get explain(): (reason: string) => void {
    return (text) => {
      this.#reason = text
    }
  }

  succeed(outputs: PortValues): StepTrace {
    checkOutputs(this.prepared, outputs)
    const trace: StepTrace = { state: 'ok', inputs: this.inputs, outputs }
    if (this.#reason !== undefined) trace.reason = this.#reason
    return this.#timed(trace)
  }
  fail(error: unknown): StepTrace {
    return this.#timed({ state: 'fault', inputs: this.inputs, outputs: {}, fault: Fault.from(error).toJSON() })
  }
  #timed(trace: StepTrace): StepTrace {
    if (this.#startMs !== undefined && this.given.tick) trace.ms = this.given.tick() - this.#startMs
    return trace
  }
}

/** A value by its name; ports and steps may be called like what every object inherits, such as “constructor”. */
const own = <T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined

/** The fault of a plan that names a brick this installation lacks. */
export const missingBrick = ({ brick, version }: Pick<BundleStep, 'brick' | 'version'>): Fault =>
  new Fault('unknown_brick', `This installation has no brick “${brick}” version ${version}.`, {
    remedy: 'Install the brick, or deploy a workflow without it.',
  })

const NOTHING: Partial<Host> = Object.freeze({})
/** What touches no world is lent in head and tail, to members and to the browser alike. */
const EVERYWHERE: Partial<Host> = Object.freeze({ script })

function lend(brick: Brick | undefined, host: Partial<Host>): Partial<Host> {
  if (!brick || brick.needs.length === 0) return NOTHING
  const lent: Partial<Host> = {}
  // What an effect reaches, it reaches when it is performed, at one member.
  if (brick.kind === 'effect') return lent
  for (const need of brick.needs as (keyof Host)[]) {
    const given = host[need] ?? EVERYWHERE[need]
    if (!given)
      throw new Fault('not_lent', `${brick.title} needs “${need}”, which is not available here.`, {
        remedy: 'Move the brick before the Agree brick, where each worker runs it.',
      })
    Object.assign(lent, { [need]: given })
  }
  return lent
}

function checkOutputs({ step, checks }: PreparedStep, outputs: PortValues): void {
  for (const port of Object.keys(outputs)) {
    const check = checks.get(port)
    const reason = check ? check(outputs[port]) : 'the bundle knows no such output'
    if (reason !== undefined)
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
    const fromTrigger = step.part === 'trigger' && brick?.trigger !== undefined && isAgreedTrigger(brick.trigger, step.config)
    const carries =
      step.part === 'head' &&
      (step.kind === 'transform' || step.kind === 'flow') &&
      Object.values(step.inputs).every(({ node }) => derived.has(node))
    if (fromTrigger || carries) derived.add(step.id)
    return derived.has(step.id)
  })
}

/** A trace’s values as plain JSON for people and APIs. */
export const presentable = (values: PortValues): Record<string, unknown> => plainValues(values)
