import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, readDecimal } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import ewma from '.'

const NOW = 1_795_357_920_000
const run = async (config: Record<string, unknown>, ...points: [number, string][]) =>
  (
    await runSteps(
      ewma,
      config,
      points.map(([ms, value]) => ({ inputs: { value }, nowMs: NOW + ms })),
    )
  ).map(({ outputs }) => outputs.value)

describe('by alpha', () => {
  it('each value counts so much, however long the time between', async () => {
    expect(await run({ by: 'alpha', alpha: '0.25' }, [0, '10'], [1, '20'], [99_999, '20'], [99_999, '0'])).toEqual([
      '10',
      '12.5',
      '14.375',
      '10.78125',
    ])
  })
  it('of 1 nothing is smoothed', async () => {
    expect(await run({ by: 'alpha', alpha: '1' }, [0, '10'], [1, '20'])).toEqual(['10', '20'])
  })
})

describe('by half-life', () => {
  const config = { halfLifeMs: 1000 }
  it('what was counts half after one, a quarter after two', async () => {
    expect(await run(config, [0, '100'], [1000, '0'], [3000, '0'])).toEqual(['100', '50', '12.5'])
  })
  it('a value of the same moment, or of one before, does not count', async () => {
    expect(await run(config, [0, '100'], [0, '0'], [-500, '0'], [1000, '0'])).toEqual(['100', '100', '100', '50'])
  })
  it('after a long time nothing of the past is left', async () => {
    expect(await run(config, [0, '100'], [1_000_000, '7'])).toEqual(['100', '7'])
  })
  it('two steps are one step of both spans, where the value stands still', async () => {
    const [, , inTwo] = await run({ ...config, digits: 30 }, [0, '100'], [300, '0'], [1000, '0'])
    expect(inTwo).toBe('50')
  })
})

it('keeps 36 digits for the next run and gives fewer', async () => {
  const { outputs, remembered } = await runBrick(ewma, {
    config: { by: 'alpha', alpha: '0.3', digits: 2 },
    inputs: { value: '1' },
    nowMs: NOW,
    state: { amount: '0.333333333333333333333333333333333333', timeMs: NOW - 1 },
  })
  expect(outputs.value).toBe('0.53')
  expect(remembered).toEqual({ amount: '0.533333333333333333333333333333333333', timeMs: NOW })
})

it('lies between the smallest and the largest value', async () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: -1000, max: 1000 }))
  await fc.assert(
    fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 15 }), fc.constantFrom('alpha', 'half-life'), async (points, by) => {
      const found = await run({ by, halfLifeMs: 3000 }, ...points.map(([ms, value]): [number, string] => [ms, String(value)]))
      const seen = points.map(([, value]) => value).sort((a, b) => a - b)
      const last = readDecimal(String(found.at(-1)))
      expect(compareDecimals(last, readDecimal(String(seen[0])))).toBeGreaterThanOrEqual(0)
      expect(compareDecimals(last, readDecimal(String(seen.at(-1))))).toBeLessThanOrEqual(0)
    }),
    { numRuns: 60 },
  )
})

it('smooths a price and keeps what else is in it; begins anew where what it finds is not its own', async () => {
  const price = { amount: '10', base: 'ETH', quote: 'USD', timeMs: 5, sources: ['a'] }
  expect((await runBrick(ewma, { inputs: { value: price }, state: { amount: 'x', timeMs: 1 } })).outputs.value).toEqual(price)
})

it.each(['0', '1.1', '-0.5', '1e-1', '0.50', ''])('refuses %j as alpha', (alpha) => {
  expect(ewma.config.safeParse({ alpha }).success).toBe(false)
})
