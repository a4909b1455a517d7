import type { HttpReply, HttpRequest, PortValues, Value } from '../../bricks/kit'
import type { Bundle } from '../bundle/bundle'
import type { Catalogue } from '../compile/resolve'
import { headProgram } from '../evaluate/bundle-programs'
import { evaluate, type StepTrace } from '../evaluate/evaluate'
import { chainOver } from './chain-reads'
import { recordExchanges } from './exchanges'
import type { Exchange, ObservationBody, SettledRead } from './observation'
import { permitOnly } from './permit'
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

/** Runs a plan’s head as one worker and notes what reached the frontier; a missing value is an abstention. */
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
  for (const step of steps) {
    const trace = step.part === 'frontier' ? traces[step.id] : undefined
    if (trace?.state === 'ok') values[step.id] = trace.inputs
  }
  const body: ObservationBody = {
    run,
    worker,
    inputHash: inputHash(trigger),
    stateHash: stateHash(state.version, state.values),
    observedAtMs: nowMs,
    values: values as ObservationBody['values'],
    settled,
    exchangesHash: exchangesHash(recorder.exchanges),
  }
  return { body, exchanges: recorder.exchanges, traces }
}
