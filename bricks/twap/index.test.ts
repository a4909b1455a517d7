import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, readDecimal, writeDecimal } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import twap from '.'
import { average, extend, type History } from './history'

const NOW = 1_795_357_920_000
const MINUTE = 60_000
const config = { windowMs: 10 * MINUTE, digits: 6 }
/** Runs at `[minute, value]`. */
const run = async (more: Record<string, unknown>, ...points: [number, string][]) =>
  runSteps(
    twap,
    { ...config, ...more },
    points.map(([minute, value]) => ({ inputs: { value }, nowMs: NOW + minute * MINUTE })),
  )
const values = async (...points: [number, string][]) => (await run({}, ...points)).map(({ outputs }) => outputs.value)

describe('each value counts as long as it held', () => {
  it('so the newest does not count yet, and the first stands alone', async () => {
    expect(await values([0, '10'], [1, '20'], [2, '60'])).toEqual(['10', '10', '15'])
  })
  it('weighted by time, not by how often it was seen', async () => {
    expect(await values([0, '10'], [9, '20'], [10, '0'])).toEqual(['10', '10', '11'])
  })
  it('within the window only, to the part of a value that lies inside', async () => {
    // From minute 5 to 15: 10 for one minute, 20 for nine.
    expect((await values([0, '10'], [6, '20'], [15, '0'])).at(-1)).toBe('19')
  })
  it('across a pause with what was seen last', async () => {
    expect((await values([0, '10'], [1, '30'], [100, '50'])).at(-1)).toBe('30')
  })
})

describe('what it says of the window', () => {
  it('is how much it covers, and whether that is all', async () => {
    const all = await run({}, [0, '1'], [5, '1'], [10, '1'], [11, '1'])
    expect(all.map(({ outputs }) => [outputs.covered, outputs.full])).toEqual([
      ['0', false],
      ['300000', false],
      ['600000', true],
      ['600000', true],
    ])
    expect(all.map(({ reasons }) => reasons.join().replaceAll('\u00a0', ' '))).toContain('averaged over 5 min of 10 min')
  })
  it('is no value before that, when told so', async () => {
    const [first, second, third] = await run({ untilFull: 'nothing' }, [0, '1'], [5, '1'], [10, '1'])
    expect([first?.outputs, second?.outputs]).toEqual([
      { covered: '0', full: false },
      { covered: '300000', full: false },
    ])
    expect(third?.outputs.value).toBe('1')
  })
})

it('takes a second value of one moment instead of the first, and no step back in time', async () => {
  expect((await values([0, '10'], [5, '20'], [5, '40'], [4, '60'], [10, '0'])).at(-1)).toBe('35')
})

it('averages a price and keeps what else is in it', async () => {
  const price = { amount: '10', base: 'ETH', quote: 'USD', timeMs: 5, sources: ['a'] }
  expect((await runBrick(twap, { inputs: { value: price } })).outputs.value).toEqual(price)
})

it('begins anew where what it finds is not its own', async () => {
  const spoilt = { points: [[1, 'x']], amount: 'y' }
  expect((await runBrick(twap, { inputs: { value: '3' }, state: spoilt })).outputs).toMatchObject({ value: '3', covered: '0' })
  expect((await runBrick(twap, { inputs: { value: '3' }, state: { value: '1' } })).outputs).toMatchObject({ value: '3', covered: '0' })
})

describe('memory', () => {
  const grow = (steps: number, everyMs: number, windowMs: number): History => {
    let history: History | undefined
    for (let at = 0; at < steps; at++) history = extend(history, String(at % 7), NOW + at * everyMs, windowMs)
    return history ?? { points: [], amount: '0' }
  }
  it.each([
    [5000, 1000, 3_600_000],
    [5000, 100, 60_000],
    [3000, 12_000, 2_592_000_000],
    [2000, 60_000, 60_000],
  ])('after %i runs every %i ms over a window of %i ms is bounded', (steps, everyMs, windowMs) => {
    const { points } = grow(steps, everyMs, windowMs)
    expect(points.length).toBeLessThanOrEqual(403)
    expect(points[0]?.[1]).toBe('0')
    expect(JSON.stringify(points).length).toBeLessThan(20_000)
  })
  it('of a value that never changes gives that value, however long it runs', () => {
    let history: History | undefined
    for (let at = 0; at < 3000; at++) history = extend(history, '3482.24', NOW + at * 7000, 3_600_000)
    expect(history && writeDecimal(average(history, 3_600_000, 18).amount)).toBe('3482.24')
  })
})

it('lies between the smallest and the largest value, and is what plain arithmetic gives', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -1000, max: 1000 })), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(steps, (list) => {
      const windowMs = 60 * MINUTE
      let nowMs = NOW
      let history: History | undefined
      const seen: { atMs: number; value: number }[] = []
      for (const [minutes, value] of list) {
        nowMs += minutes * MINUTE
        history = extend(history, String(value), nowMs, windowMs)
        seen.push({ atMs: nowMs, value })
      }
      const startMs = Math.max(seen[0]?.atMs ?? 0, nowMs - windowMs)
      const area = seen.reduce((sum, { atMs, value }, at) => {
        const heldMs = Math.max(0, (seen[at + 1]?.atMs ?? nowMs) - Math.max(atMs, startMs))
        return sum + BigInt(value) * BigInt(heldMs)
      }, 0n)
      const result = history && average(history, windowMs, 30).amount
      // |result · duration − area| is at most half of the last digit, times the duration.
      const durationMs = BigInt(nowMs - startMs)
      const scaled = (result?.coefficient ?? 0n) * durationMs - area * 10n ** 30n
      expect(2n * (scaled < 0n ? -scaled : scaled) <= durationMs).toBe(true)
      const bounds = seen.map(({ value }) => value).sort((a, b) => a - b)
      expect(result && compareDecimals(result, readDecimal(String(bounds[0])))).toBeGreaterThanOrEqual(0)
      expect(result && compareDecimals(result, readDecimal(String(bounds.at(-1))))).toBeLessThanOrEqual(0)
    }),
  )
})
