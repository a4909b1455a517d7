import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal } from '../kit'
import { withinDeviations } from './outliers'

const kept = (values: string[], k: string) => {
  const flags = withinDeviations(values.map(readDecimal), readDecimal(k))
  return values.filter((_, index) => flags[index])
}

describe('leaving out by deviation', () => {
  it.each([
    [['100', '101', '102', '103', '150'], '3', ['100', '101', '102', '103']],
    [['100', '101', '102', '103', '105'], '3', ['100', '101', '102', '103', '105']],
    [['1', '2', '3'], '1', ['1', '2', '3']],
    [['1', '2', '3'], '0.99', ['2']],
    [['5', '5', '5', '9'], '3', ['5', '5', '5', '9']],
    [['0.1', '0.2', '0.30000000000000004'], '1', ['0.1', '0.2']],
    [[], '3', []],
  ])('keeps of %j within %s', (values, k, expected) => {
    expect(kept(values, k)).toEqual(expected)
  })
  it('never leaves out half of the values, whatever they are, for a factor of one or more', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { minLength: 1, maxLength: 16 }), (numbers) => {
        const flags = withinDeviations(
          numbers.map((coefficient) => ({ coefficient, scale: 8 })),
          { coefficient: 1n, scale: 0 },
        )
        expect(2 * flags.filter(Boolean).length).toBeGreaterThanOrEqual(numbers.length)
      }),
    )
  })
})
