import { bricks } from '../../bricks'
import type { BundleStep } from '../bundle/bundle'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { type EvaluateInput, evaluate } from '../evaluate/evaluate'
import { prepare } from '../evaluate/program'
import type { Graph } from '../graph/graph'
import { longGraph, pureGraph } from './graphs'
import { print, secondsOf, whole } from './print'

const catalogue = catalogueOf(bricks)
const http = {
  request: async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"price":3482.24}', receivedAtMs: 0 }),
}

/** Bricks a second on one core, each leaving a trace of what went in and came out. */
async function measure(graph: Graph, pick: (step: BundleStep) => boolean, known: EvaluateInput['known']) {
  const { compiled, diagnostics } = compile(graph, catalogue)
  if (!compiled) throw new Error(`The benchmark’s graph does not compile: ${diagnostics[0]?.message}`)
  const { content } = makeBundle(compiled)
  const steps = content.plan.steps.filter(pick)
  const program = prepare(steps, content.types, catalogue)
  const once = () =>
    evaluate({ program, host: { http }, nowMs: 0, trigger: { pressedAtMs: 0 }, tick: () => 0, ...(known ? { known } : {}) })
  const failed = Object.entries((await once()).traces).find(([, { state }]) => state !== 'ok')
  if (failed) throw new Error(`The benchmark’s brick ${failed[0]} did not run: ${JSON.stringify(failed[1])}`)
  const some = async (runs: number) => {
    for (let i = 0; i < runs; i++) await once()
  }
  await some(1000)
  const runs = Math.ceil(150_000 / steps.length)
  const rates: number[] = []
  for (let i = 0; i < 5; i++) rates.push((runs * steps.length) / (await secondsOf(() => some(runs))))
  return { rate: rates.sort((a, b) => a - b)[2] ?? 0, count: steps.length }
}

const isHead = ({ part }: BundleStep) => part !== 'tail'
const isPure = ({ kind }: BundleStep) => kind === 'transform'
const known = new Map([
  ['fetch', { body: { price: 3482.24 } }],
  ['select', { value: '3482.24' }],
])

const pure = await measure(pureGraph(1000), (step) => isPure(step) && step.id !== 'select', known)
print('pure bricks per second and core, trace on', whole(pure.rate), `${pure.count} that round and bound`)
const formulas = await measure(longGraph(1000), (step) => isPure(step) && step.id !== 'select', known)
print('formulas per second and core, trace on', whole(formulas.rate), `${formulas.count} of “value + 0.0001”`)
const head = await measure(pureGraph(23), isHead, undefined)
print('bricks per second of whole heads', whole(head.rate), `${head.count} bricks with a fetch, answered from memory`)
