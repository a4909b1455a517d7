import { describe, expect, it } from 'vitest'
import { script as sandbox } from '../../engine/sandbox'
import { type Host, LosslessNumber, type PortValues, type ScriptRequest } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import script from '.'

const run = async (config: Record<string, unknown>, inputs: PortValues = { value: null }) => {
  const { outputs, reasons } = await runBrick(script, { config, inputs, script: sandbox })
  return { value: outputs.value, reasons }
}
const problems = (config: Record<string, unknown>) => script.check?.({ config: script.config.parse(config), inputs: {} })

describe('script', () => {
  it('hands its inputs to main, and says how much work it took', async () => {
    const { value, reasons } = await run(
      { code: 'function main({ a, b }) { return { sum: a + b.x } }', inputs: { a: 'text', b: 'json' } },
      { a: '1', b: { x: 2 } },
    )
    expect(value).toEqual({ sum: '12' })
    expect(reasons).toEqual([expect.stringMatching(/^[\d,]+ of 20,000,000 units of work$/)])
  })
  it('gives decimals and inexact numbers as text, a price as its amount', async () => {
    const eth = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] }
    const inputs = { a: 'decimal', b: 'decimal', c: 'json' }
    const { value } = await run(
      { code: 'return inputs', inputs },
      { a: '1.5', b: eth, c: [1.5, new LosslessNumber('1.000000000000000000001')] },
    )
    expect(value).toEqual({ a: '1.5', b: '3482.24', c: [1.5, '1.000000000000000000001'] })
  })
  it('runs TypeScript', async () => {
    const code = 'const double = (n: number): number => n * 2\nreturn double(21) as number'
    expect(await run({ code, language: 'typescript' })).toMatchObject({ value: 42 })
  })
  it('has the same chance for every worker and another one in each run', async () => {
    const seen: ScriptRequest[] = []
    const spy: Host['script'] = { run: async (request) => ({ value: seen.push(request), gasUsed: 1 }) }
    for (const trigger of [{ dueMs: 1 }, { dueMs: 1 }, { dueMs: 2 }])
      await runBrick(script, { inputs: { value: null }, trigger, nowMs: Math.random(), script: spy })
    const [first, same, other] = seen.map(({ seed }) => seed)
    expect(first).toBe(same)
    expect(first).not.toBe(other)
  })
  it('fails with the sandbox’s own faults, and when an input is missing', async () => {
    await expect(run({ code: 'for (;;);return 1', gas: 100_000 })).rejects.toMatchObject({ code: 'script_gas' })
    await expect(run({ code: '\nreturn nope' })).rejects.toMatchObject({ code: 'script_error', message: expect.stringContaining('line 2') })
    await expect(run({}, {})).rejects.toMatchObject({ code: 'input_missing' })
  })
})

describe('the type of the result', () => {
  it.each([
    ['return 0.1', 'decimal', '0.1'],
    ['return "1.50"', 'decimal(USD)', '1.5'],
    ['return 2n ** 70n', 'decimal', '1180591620717411303424'],
    ['return 1e21', 'decimal', '1000000000000000000000'],
    ['return ["1.0", 2]', 'list<decimal>', ['1', '2']],
    ['return { a: "01", b: "01" }', 'record{a:decimal}', { a: '1', b: '01' }],
    ['return null', 'decimal?', null],
    ['return "0xAB"', 'bytes', '0xab'],
    ['return Date.now()', 'time', 1_795_357_920_214],
    ['return true', 'bool', true],
    [
      'return "3482.240"',
      'price(ETH/USD)',
      { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1_795_357_920_214, sources: ['script'] },
    ],
    ['return { amount: 1, sources: ["a"], timeMs: 5 }', 'price(A/B)', { amount: '1', base: 'A', quote: 'B', timeMs: 5, sources: ['a'] }],
  ])('%s as %s', async (code, output, value) => {
    expect(await run({ code, output })).toMatchObject({ value })
  })
  it.each([
    ['return "abc"', 'decimal'],
    ['return {}', 'decimal'],
    ['return 1', 'text'],
    ['return [1, "x"]', 'list<decimal>'],
    ['return {}', 'record{a:text}'],
    ['return { amount: 1, base: "ETH" }', 'price(BTC/USD)'],
    ['return 1.5', 'time'],
  ])('%s is no %s', async (code, output) => {
    await expect(run({ code, output })).rejects.toMatchObject({ code: 'script_type' })
  })
})

describe('settings', () => {
  it.each([[''], ['  \n'], ['1 + 1'], [`return 1 // ${'ä'.repeat(10_300)}`]])('refuse the code %#', (code) => {
    expect(problems({ code })).toMatchObject([{ code: 'bad_script', path: 'code' }])
  })
  it.each(['signal', 'list<signal>', 'float', 'record{a:signal}'])('refuse the type %s', (type) => {
    expect(script.config.safeParse({ output: type }).success).toBe(false)
    expect(script.config.safeParse({ inputs: { a: type } }).success).toBe(false)
  })
  it('refuse a port called run, and more gas than there is', () => {
    expect(script.config.safeParse({ inputs: { run: 'json' } }).success).toBe(false)
    expect(script.config.safeParse({ gas: 100_000_001 }).success).toBe(false)
  })
  it('make a port of each input', () => {
    const inputs = typeof script.inputs === 'function' ? script.inputs(script.config.parse({ inputs: { a: 'decimal', b: 'text?' } })) : {}
    expect(inputs).toEqual({ a: { title: 'a', accepts: ['decimal', 'price'] }, b: { title: 'b', accepts: ['text?'] } })
  })
})
