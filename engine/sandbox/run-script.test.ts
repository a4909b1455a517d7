import { describe, expect, it } from 'vitest'
import { LosslessNumber, type ScriptRequest } from '../../bricks/kit'
import { script } from '.'

const NOW = 1_795_357_920_214
const GAS = 20_000_000
const run = (code: string, given: Partial<ScriptRequest> = {}) =>
  script.run({ code, language: 'javascript', inputs: {}, gas: GAS, nowMs: NOW, seed: 'run 1', ...given })
const valueFrom = async (code: string, given: Partial<ScriptRequest> = {}) => (await run(code, given)).value
const failure = (code: string, given: Partial<ScriptRequest> = {}) =>
  run(code, given).then(
    () => undefined,
    ({ code, message, retry }) => ({ code, message, retry }),
  )

describe('a script', () => {
  it('is a function main or a body with return', async () => {
    expect(await valueFrom('function main(inputs) { return inputs.a + 1 }', { inputs: { a: 1 } })).toBe(2)
    expect(await valueFrom('const main = ({ a }) => a * 2', { inputs: { a: 21 } })).toBe(42)
    expect(await valueFrom('return inputs.a + 1 // the end', { inputs: { a: 1 } })).toBe(2)
  })
  it('may be asynchronous, as long as nothing outside is waited for', async () => {
    expect(await valueFrom('async function main() { return (await 1) + 1 }')).toBe(2)
    expect(await failure('async function main() { await null; throw new Error("late") }')).toMatchObject({
      code: 'script_error',
      message: 'Error: late (line 1, column 52).',
    })
    expect(await failure('return new Promise(() => {})')).toMatchObject({ code: 'script_error' })
  })
  it('may be TypeScript, whose lines stay where they were', async () => {
    const typescript = { language: 'typescript' } as const
    const code =
      'interface Inputs { a: string }\nenum Side { Buy = 1, Sell }\nfunction main({ a }: Inputs): [string, Side] {\n  return [a!, Side.Sell as Side]\n}'
    expect(await valueFrom(code, { ...typescript, inputs: { a: 'x' } })).toEqual(['x', 2])
    expect(await failure('type A = string\nconst a: A = nope\nreturn a', typescript)).toMatchObject({
      message: expect.stringContaining('(line 2, column'),
    })
    expect(await failure('const a: = 1', typescript)).toMatchObject({ message: 'SyntaxError: Unexpected token (line 1, column 10).' })
  })
  it('gets exact numbers as text, and gives big integers as text', async () => {
    const inputs = { exact: new LosslessNumber('0.10000000000000000000001'), double: 0.1, decimal: '1.5' }
    expect(await valueFrom('return inputs', { inputs })).toEqual({ exact: '0.10000000000000000000001', double: 0.1, decimal: '1.5' })
    expect(await valueFrom('return [2n ** 70n, 1e21, 5e-324, -0]')).toEqual(['1180591620717411303424', 1e21, 5e-324, 0])
  })
  it('sees fields in one order, however they came', async () => {
    const keys = 'return Object.keys(inputs).join()'
    expect(await valueFrom(keys, { inputs: { b: 1, a: 2 } })).toBe('a,b')
  })
  it('has a clock that stands still, in UTC', async () => {
    expect(await valueFrom('const a = Date.now(); for (let i = 0; i < 1e5; i++); return [a, Date.now(), +new Date()]')).toEqual([
      NOW,
      NOW,
      NOW,
    ])
    expect(await valueFrom('return [new Date().getTimezoneOffset(), +new Date(2026, 6, 1), new Date(0).toString()]')).toEqual([
      0,
      Date.UTC(2026, 6, 1),
      'Thu Jan 01 1970 00:00:00 GMT+0000',
    ])
  })
  it('has chance that follows from the seed alone', async () => {
    const draw = 'return [Math.random(), Math.random()]'
    const first = await valueFrom(draw)
    expect(await valueFrom(draw)).toEqual(first)
    expect(await valueFrom(draw, { seed: 'run 2' })).not.toEqual(first)
    expect(await valueFrom('let sum = 0; for (let i = 0; i < 2000; i++) sum += Math.random(); return sum > 950 && sum < 1050')).toBe(true)
  })
  it('cuts big integers to a width as the language says', async () => {
    const cases =
      'return [BigInt.asUintN(64, -1n), BigInt.asUintN(64, -5n), BigInt.asIntN(64, 2n ** 63n), BigInt.asIntN(0, 3n), BigInt.asIntN(8, 255n)]'
    expect(await valueFrom(cases)).toEqual(['18446744073709551615', '18446744073709551611', '-9223372036854775808', '0', '-1'])
  })
  it('takes the same gas every time', async () => {
    const code = 'const all = []; for (let i = 0; i < 500; i++) all.push({ i, text: "x".repeat(i) }); return all.length'
    const runs = await Promise.all(Array.from({ length: 5 }, () => run(code)))
    expect(new Set(runs.map(({ gasUsed }) => gasUsed)).size).toBe(1)
  })
})

describe('what a script may not return', () => {
  it.each([
    ['', 'nothing'],
    ['return undefined', 'nothing'],
    ['return NaN', 'NaN'],
    ['return { a: [1 / 0] }', 'Infinity'],
    ['return { f() {} }', 'a function'],
    ['return Symbol("s")', 'a symbol'],
    ['return [undefined]', 'undefined in a list'],
    ['return { ["__proto__"]: 1 }', '__proto__'],
    ['return "\\ud800"', 'half a character'],
    ['const a = {}; a.a = a; return a', 'circular'],
    ['let a = []; for (let i = 0; i < 300; i++) a = [a]; return a', '200 levels'],
    ['return "ä".repeat(140_000)', '256 KB'],
  ])('%s', async (code, part) => {
    expect(await failure(code)).toEqual({ code: 'script_error', message: expect.stringContaining(part), retry: false })
  })
})

describe('mistakes have a place', () => {
  it.each([
    ['return 1 +* 2', 'line 1, column 11'],
    ['\n  nope()', 'line 2, column 3'],
    ['function main() {\n  return (1', 'line 2, column 12'],
    ['x = 1', 'line 1, column 1'],
    ['import fs from "fs"', 'line 1, column 8'],
  ])('%j: %s', async (code, place) => {
    expect(await failure(code)).toMatchObject({ code: 'script_error', message: expect.stringContaining(`(${place}).`) })
  })
  it('and a script that is too long is refused', async () => {
    expect(await failure(`return 1 //${'x'.repeat(21_000)}`)).toMatchObject({ code: 'script_error' })
    expect(await failure('return 1', { inputs: 'x'.repeat(1_100_000) })).toMatchObject({ code: 'script_memory' })
  })
})
