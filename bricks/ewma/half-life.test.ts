import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareDecimals, multiply, writeDecimal } from '../kit'
import { decay } from './half-life'

const weight = (elapsedMs: number, halfLifeMs: number) => writeDecimal(decay(elapsedMs, halfLifeMs))

it.each([
  [0, 1000, '1'],
  [-5, 1000, '1'],
  [1000, 1000, '0.5'],
  [2000, 1000, '0.25'],
  [10_000, 1000, '0.0009765625'],
  [500, 1000, '0.707106781186547524400844362104849039'],
  [250, 1000, '0.840896415253714543031125476233214895'],
  [1500, 1000, '0.35355339059327376220042218105242452'],
  [129_000, 1000, '0'],
  [9_000_000_000_000, 1, '0'],
])('after %i ms of a half-life of %i ms, %s is left', (elapsedMs, halfLifeMs, left) => {
  expect(weight(elapsedMs, halfLifeMs)).toBe(left)
})

it('falls with time, from 1 towards 0', () => {
  const ms = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(ms, ms, ms, (a, b, halfLifeMs) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      expect(compareDecimals(decay(early, halfLifeMs), decay(late, halfLifeMs))).toBeGreaterThanOrEqual(0)
      expect(compareDecimals(decay(late, halfLifeMs), decay(0, halfLifeMs))).toBeLessThan(1)
    }),
  )
})

it('of two spans is the product of theirs, to the last digits', () => {
  const ms = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(ms, ms, fc.integer({ min: 1000, max: 100_000 }), (a, b, halfLifeMs) => {
      const product = multiply(decay(a, halfLifeMs), decay(b, halfLifeMs))
      const both = decay(a + b, halfLifeMs)
      const off = product.coefficient * 10n ** BigInt(72 - product.scale) - both.coefficient * 10n ** BigInt(72 - both.scale)
      expect((off < 0n ? -off : off) <= 2n * 10n ** 36n).toBe(true)
    }),
  )
})
