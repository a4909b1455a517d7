import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDecimal, outputTypes, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import round from '.'

const run = async (config: Record<string, unknown>, value?: Value) =>
  (await runBrick(round, { config, inputs: value === undefined ? {} : { value } })).outputs.value
const gives = (config: Record<string, unknown>, value: string) =>
  outputTypes(round, round.config.parse(config), { value: parseType(value) }).value

describe('digits', () => {
  it.each([
    ['half-even', ['2.5', '3.5', '-2.5', '2.51'], ['2', '4', '-2', '3']],
    ['half-up', ['2.5', '3.5', '-2.5', '2.49'], ['3', '4', '-3', '2']],
    ['down', ['2.9', '-2.9'], ['2', '-2']],
    ['up', ['2.1', '-2.1', '2'], ['3', '-3', '2']],
    ['floor', ['2.9', '-2.1'], ['2', '-3']],
    ['ceil', ['2.1', '-2.9'], ['3', '-2']],
  ])('%s', async (rounding, values, expected) => {
    expect(await Promise.all(values.map((value) => run({ digits: 0, rounding }, value)))).toEqual(expected)
  })
  it('keeps what is shorter', async () => {
    expect(await run({ digits: 8 }, '3482.24')).toBe('3482.24')
  })
  it('never gives minus zero', async () => {
    expect(await run({ digits: 0 }, '-0.4')).toBe('0')
  })
})

describe('steps', () => {
  it.each([
    ['3482.2749', '0.05', 'half-even', '3482.25'],
    ['3482.2749', '0.05', 'ceil', '3482.3'],
    ['-3482.2749', '0.05', 'floor', '-3482.3'],
    ['0.075', '0.05', 'half-even', '0.1'],
    ['0.025', '0.05', 'half-even', '0'],
    ['0.00375', '0.0025', 'half-even', '0.005'],
    ['17', '5', 'half-even', '15'],
    ['1', '3', 'up', '3'],
  ])('%s to multiples of %s, %s, is %s', async (value, step, rounding, expected) => {
    expect(await run({ to: 'step', step, rounding }, value)).toBe(expected)
  })
  it('of zero are refused before any run', () => {
    expect(round.check?.({ config: round.config.parse({ to: 'step', step: '0' }), inputs: {} })).toMatchObject([
      { code: 'bad_step', path: 'step' },
    ])
  })
  it('give a multiple less than one step away, whatever the rounding', () =>
    fc.assert(
      fc.asyncProperty(
        fc.bigInt(-(10n ** 30n), 10n ** 30n),
        fc.bigInt(1n, 10n ** 12n),
        fc.constantFrom('half-even', 'half-up', 'down', 'up', 'floor', 'ceil'),
        async (value, step, rounding) => {
          const result = BigInt(String(await run({ to: 'step', step: String(step), rounding }, String(value))))
          const off = result - value
          expect(result % step).toBe(0n)
          expect((off < 0n ? -off : off) < step).toBe(true)
          if (rounding.startsWith('half')) expect(2n * (off < 0n ? -off : off) <= step).toBe(true)
          if (rounding === 'floor') expect(off <= 0n).toBe(true)
          if (rounding === 'ceil') expect(off >= 0n).toBe(true)
        },
      ),
    ))
  it('of a power of ten round like digits', () =>
    fc.assert(
      fc.asyncProperty(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 1, max: 8 }), async (coefficient, digits) => {
        const value = canonicalDecimal(`${coefficient}e-12`)
        expect(await run({ to: 'step', step: `0.${'0'.repeat(digits - 1)}1` }, value)).toBe(await run({ digits }, value))
      }),
    ))
})

describe('types', () => {
  it.each([
    [{ digits: 2 }, 'decimal(USD)', 'decimal(USD,2)'],
    [{ digits: 2 }, 'decimal(USD,8)?', 'decimal(USD,2)?'],
    [{ to: 'step', step: '0.05' }, 'decimal(USD)', 'decimal(USD,2)'],
    [{ to: 'step', step: '5' }, 'decimal(USD,8)', 'decimal(USD,0)'],
    [{}, 'decimal', 'decimal'],
    [{}, 'price(ETH/USD)', 'price(ETH/USD)'],
  ])('%j makes of %s a %s', (config, value, expected) => {
    expect(gives(config, value)).toBe(expected)
  })
  it('a price keeps all but its number', async () => {
    const price = { amount: '3482.249', base: 'ETH', quote: 'USD', timeMs: 7, sources: ['a'] }
    expect(await run({}, price)).toEqual({ ...price, amount: '3482.25' })
  })
  it('a missing value stays missing, and nothing at all is a failure', async () => {
    expect(await run({}, null)).toBeNull()
    await expect(run({})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({}, 'x')).rejects.toMatchObject({ code: 'bad_input' })
  })
})
