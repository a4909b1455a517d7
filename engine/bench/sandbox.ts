// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the programs are text here
import type { ScriptRequest } from '../../bricks/kit'
import { script } from '../sandbox'
import { meterModule } from '../sandbox/build/meter-module'
import { quickjsShape, readQuickjs } from '../sandbox/build/quickjs'
import { Machine } from '../sandbox/machine'
import { PRELUDE } from '../sandbox/prelude'
import { writeRequest } from '../sandbox/request'
import { print, quantile, secondsOf, whole } from './print'

const GAS = 100_000_000
const SMALL = 'function main({ value }) { return value }'
const requestOf = (code: string, given: Partial<ScriptRequest> = {}): ScriptRequest => ({
  code,
  language: 'javascript',
  inputs: { value: '1' },
  gas: GAS,
  nowMs: 0,
  seed: '',
  ...given,
})
const ms = (seconds: number) => `${(seconds * 1000).toFixed(2)} ms`
const typed = requestOf('function main({ value }: { value: string }) { return value }', { language: 'typescript' })

print('cold start', ms(await secondsOf(() => script.run(requestOf(SMALL)))), 'unpack, compile, boot and the first call')
print('cold start of TypeScript', ms(await secondsOf(() => script.run(typed))), 'after that')

for (let i = 0; i < 500; i++) await script.run(requestOf(SMALL))
const warm: number[] = []
for (let i = 0; i < 3000; i++) warm.push(await secondsOf(() => script.run(requestOf(SMALL))))
print('warm call', ms(quantile(warm, 0.5)), `p99 ${ms(quantile(warm, 0.99))}`)
const stopped: number[] = []
for (let i = 0; i < 200; i++) stopped.push(await secondsOf(() => script.run(requestOf('for (;;);', { gas: 100_000 })).catch(() => {})))
print('call after one that was stopped', ms(quantile(stopped, 0.5)), 'a new instance, and 100,000 units')
const bomb = await secondsOf(() => script.run(requestOf('for (;;);', { gas: 20_000_000 })).catch(() => {}))
print('20 million units of an empty loop', ms(bomb), `${whole(20 / bomb)} million units a second`)

/** The same interpreter with the same prelude, one metered and one not. */
const PROGRAMS = {
  calls: 'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } return fib(21)',
  'a loop over numbers': 'let s = 0; for (let i = 0; i < 3e5; i++) s = (s + i * 7) % 1000003; return s',
  'objects and text':
    'const all = {}; for (let i = 0; i < 2e4; i++) all["k" + (i % 500)] = { i, text: `n${i}` }; return JSON.stringify(all).length',
  'big integers': 'let big = 3n; for (let i = 0; i < 2000; i++) big = (big * big) % (2n ** 2048n - 9n); return big.toString().length',
  sorting: 'const all = Array.from({ length: 2e4 }, (_, i) => (i * 7919) % 20011); return all.sort((a, b) => a - b)[0]',
}
const machineOf = (metered: boolean) =>
  new Machine(new WebAssembly.Module(meterModule(readQuickjs(), { ...quickjsShape(), metered })), PRELUDE)
const [plain, metered] = [machineOf(false), machineOf(true)]
for (const [name, code] of Object.entries(PROGRAMS)) {
  const text = writeRequest(requestOf(code), code)
  // In turns, and the best of each: what else the machine does must not count for one of them.
  let [without, withMeter] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const time = (machine: Machine) => secondsOf(() => machine.run(text, { gas: GAS, nowMs: 0, late: () => false }))
  for (let i = 0; i < 40; i++) {
    without = Math.min(without, await time(plain))
    withMeter = Math.min(withMeter, await time(metered))
  }
  print(`metering ${name}`, `${(withMeter / without).toFixed(2)} ×`, `${ms(without)} unmetered, ${ms(withMeter)} metered`)
}
