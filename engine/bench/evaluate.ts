import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { evaluate } from '../evaluate/evaluate'
import { prepare } from '../evaluate/program'
import { longGraph } from './graphs'
import { print, secondsOf, whole } from './print'

const BRICKS = 23
const catalogue = catalogueOf(bricks)
const { compiled } = compile(longGraph(BRICKS), catalogue)
if (!compiled) throw new Error('The benchmark’s graph does not compile.')
const { content } = makeBundle(compiled)
const steps = content.plan.steps.filter(({ part }) => part !== 'tail')
const program = prepare(steps, content.types, catalogue)
const http = {
  request: async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"price":3482.24}', receivedAtMs: 0 }),
}
const once = () => evaluate({ program, host: { http }, nowMs: 0, trigger: { pressedAtMs: 0 }, tick: () => 0 })

const trial = await once()
const failed = Object.entries(trial.traces).find(([, { state }]) => state !== 'ok')
if (failed) throw new Error(`The benchmark’s brick ${failed[0]} did not run: ${JSON.stringify(failed[1])}`)
for (let i = 0; i < 500; i++) await once()
const RUNS = 3000
const seconds = await secondsOf(async () => {
  for (let i = 0; i < RUNS; i++) await once()
})
print(
  'bricks per second and core, trace on',
  whole((RUNS * steps.length) / seconds),
  `${steps.length} bricks a head, I/O answered from memory`,
)
