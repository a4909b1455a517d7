import { describe, expect, it } from 'vitest'
import { script } from '.'
import { HOSTILE } from './hostile.fixture'
import type { Outcome } from './machine'
import { measure } from './measure.fixture'

const GAS = 10_000_000
const run = (code: string) =>
  script.run({ code, language: 'javascript', inputs: { value: 1 }, gas: GAS, nowMs: 1_795_357_920_214, seed: 'hostile' })

/** Sees what a script could have left behind: names, spoilt intrinsics, memory, chance. */
const PROBE = `
const names = Object.getOwnPropertyNames(globalThis).length
const whole = [Array, Object, String, Promise, Function, JSON, Math, Reflect].map((each) => Object.getOwnPropertyNames(each.prototype ?? each).length)
const work = JSON.stringify([...'abc'].map((one, i) => one.repeat(i)).concat(Array.from({ length: 100 }, () => Math.random())))
return [names, whole, work, typeof left, typeof also, new Array(1e4).fill(0).length]`

describe.each(Object.entries(HOSTILE))('ends with %s', (ending, programs) => {
  it.each(programs)('%s', async (code) => {
    const before = await measure(PROBE)
    const outcome = await run(code).then(
      () => 'value',
      (fault) => fault.code,
    )
    expect(outcome).toBe(ending)
    expect(await measure(PROBE)).toEqual(before)
  })
})

describe('memory that runs out while small things are made', () => {
  it.each(['{}', '[1, 2, 3]', '() => 1', 'new Map()', '{ before: all.at(-1) }', '/x/', 'Symbol()', '2n ** 64n'])('%s', async (thing) => {
    const code = `const all = []; for (;;) all.push(${thing})`
    await expect(script.run({ code, language: 'javascript', inputs: null, gas: 100_000_000, nowMs: 0, seed: '' })).rejects.toMatchObject({
      code: 'script_memory',
    })
  })
})

describe('limits', () => {
  it('are the same at the edge: one unit less is too little', async () => {
    const code = 'let n = 0; while (n < 1000) n++; return n'
    const { gasUsed } = await measure(code)
    expect((await measure(code, gasUsed)).gasUsed).toBe(gasUsed)
    expect(await measure(code, gasUsed - 1)).toEqual({ said: 'stopped: gas', gasUsed: gasUsed - 1 })
  })
  it('let a script call itself a thousand times, and use most of its memory', async () => {
    expect((await run('const down = (n) => (n === 0 ? 0 : 1 + down(n - 1)); return down(1000)')).value).toBe(1000)
    expect((await run('return new Uint8Array(12e6).fill(1).length')).value).toBe(12e6)
  })
  it('stop a script by the clock with a fault that may be tried again', async () => {
    const { loadMachine } = await import('./load')
    const { readReply } = await import('./reply')
    const { writeRequest } = await import('./request')
    const machine = await loadMachine()
    const code = 'for (;;);'
    const request = writeRequest({ code, language: 'javascript', inputs: null, gas: GAS, nowMs: 0, seed: '' }, code)
    let looks = 0
    const outcome = machine.run(request, { gas: GAS, nowMs: 0, late: () => ++looks > 3 })
    expect(outcome).toMatchObject({ stopped: 'time' })
    expect(() => readReply(outcome, GAS, () => undefined)).toThrow(expect.objectContaining({ code: 'script_timeout', retry: true }))
  })
  it('hold from whatever depth of the host’s stack a script is called', async () => {
    const { loadMachine } = await import('./load')
    const machine = await loadMachine()
    const { writeRequest } = await import('./request')
    const code = 'const f = () => f(); f()'
    const request = writeRequest({ code, language: 'javascript', inputs: null, gas: GAS, nowMs: 0, seed: '' }, code)
    const from = (depth: number): Outcome =>
      depth === 0 ? machine.run(request, { gas: GAS, nowMs: 0, late: () => false }) : { ...from(depth - 1) }
    expect(from(0)).toMatchObject({ stopped: 'stack' })
    expect({ ...from(1000), cause: null }).toEqual({ ...from(0), cause: null })
  })
})
