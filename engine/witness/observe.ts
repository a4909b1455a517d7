import { type HttpReply, type HttpRequest, type PortValues, plainValues, type Value } from '../../bricks/kit'
import type { Bundle, BundleStep } from '../bundle/bundle'
import { type Catalogue, findBrick } from '../compile/resolve'
import { headProgram } from '../evaluate/bundle-programs'
import { derivedSteps, evaluate, type StepTrace } from '../evaluate/evaluate'
import { chainOver } from './chain-reads'
import { recordExchanges } from './exchanges'
import type { Exchange, ObservationBody, SettledRead } from './observation'
import { permitOnly } from './permit'
import { refuseSize } from './vote'
import { exchangesHash, type Hex, inputHash, stateHash } from './witness'

/** What one worker needs to look for itself. */
export interface ObserveInput {
  bundle: Bundle
  catalogue: Catalogue
  run: Hex
  worker: Hex
  /** The trigger’s input. */
  trigger: Value
  state: { version: number; values: Record<string, Value> }
  settled: Record<string, SettledRead>
  /** The worker’s clock as it begins, Unix ms. */
  nowMs: number
  http: { request(request: HttpRequest): Promise<HttpReply> }
  tick?: () => number
}

/** An unsigned observation with what it rests on. */
export interface Observed {
  body: ObservationBody
  exchanges: Exchange[]
  traces: Record<string, StepTrace>
}

/**
 * Runs a plan’s head as one worker and notes what reached the frontier, in the plain form that it signs; a missing value is an abstention,
 * and so are values too large to be carried in a set. Traces are plain too.
 */
export async function observe({
  bundle,
  catalogue,
  run,
  worker,
  trigger,
  state,
  settled,
  nowMs,
  http,
  tick,
}: ObserveInput): Promise<Observed> {
  const { steps } = bundle.content.plan
  const recorder = recordExchanges(http)
  const outside = permitOnly(recorder.http, bundle.content)
  const { traces } = await evaluate({
    program: headProgram(bundle.content, catalogue),
    host: { http: outside, chain: chainOver(outside) },
    nowMs,
    trigger,
    ...(tick ? { tick } : {}),
  })
  const values: Record<string, PortValues> = {}
  for (const [id, trace] of Object.entries(traces))
    traces[id] = { ...trace, inputs: plainValues(trace.inputs), outputs: plainValues(trace.outputs) }
  for (const step of steps) {
    const trace = step.part === 'frontier' ? traces[step.id] : undefined
    if (trace?.state !== 'ok') continue
    const fault = refuseSize(trace.inputs)
    if (fault) traces[step.id] = { ...trace, state: 'fault', fault: fault.toJSON() }
    else values[step.id] = trace.inputs
  }
  const body: ObservationBody = {
    run,
    worker,
    inputHash: inputHash(trigger),
    stateHash: stateHash(state.version, state.values),
    observedAtMs: nowMs,
    values: (stoppedAlone(steps, traces, catalogue) ? {} : values) as ObservationBody['values'],
    settled,
    exchangesHash: exchangesHash(recorder.exchanges),
  }
  return { body, exchanges: recorder.exchanges, traces }
}

/** What one worker alone decides ends nothing for the others: it abstains. A stop that follows from the trigger is the tail’s to honour. */
function stoppedAlone(steps: readonly BundleStep[], traces: Record<string, StepTrace>, catalogue: Catalogue): boolean {
  const ran = steps.filter((step) => traces[step.id]?.state === 'ok' && findBrick(catalogue, step.brick, step.version)?.stops)
  if (ran.length === 0) return false
  const derived = new Set(derivedSteps(steps, catalogue))
  return ran.some((step) => !derived.has(step))
}
