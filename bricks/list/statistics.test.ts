import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, type Exact, readDecimal, writeDecimal } from '../kit'
import { mean, median, standardDeviation, trimmedMean, weightedMean, weightedMedian } from './statistics'

const read = (texts: string): Exact[] => (texts === '' ? [] : texts.split(' ').map(readDecimal))
const number = fc.bigInt(-(10n ** 12n), 10n ** 12n).map((coefficient): Exact => ({ coefficient, scale: 4 }))
const numbers = fc.array(number, { minLength: 1, maxLength: 20 })

describe('means', () => {
  it.each([
    ['1 2', 18, '1.5'],
    ['1 1 2', 4, '1.3333'],
    ['0.1 0.2', 18, '0.15'],
    ['-1 1', 18, '0'],
    ['1 2', 0, '2'],
    ['2 3', 0, '2'],
  ])('of %s with %i digits is %s', (list, digits, expected) => {
    expect(writeDecimal(mean(read(list), digits))).toBe(expected)
  })
  it.each([
    ['1 2 3 4 100', '20', '3'],
    ['1 2 3 4 100', '19.9', '22'],
    ['5 1 100 2', '25', '3.5'],
    ['7', '49', '7'],
    ['1 2 3', '0', '2'],
  ])('of %s, trimmed by %s %% at each end, is %s', (list, percent, expected) => {
    expect(writeDecimal(trimmedMean(read(list), percent, 18))).toBe(expected)
  })
  it.each([
    ['1 3', '1 3', '2.5'],
    ['1 3', '0 2', '3'],
    ['10 20 30', '0.5 0.25 0.25', '17.5'],
  ])('of %s weighted by %s is %s', (list, weights, expected) => {
    expect(writeDecimal(weightedMean(read(list), read(weights), 18))).toBe(expected)
  })
  it('lie between the smallest and the largest', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const result = mean(list, 6)
        const sorted = [...list].sort(compareDecimals)
        for (const [bound, sign] of [[sorted[0], 1] as const, [sorted.at(-1), -1] as const])
          expect(bound && compareDecimals(result, bound) * sign).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the weighted median', () => {
  it.each([
    ['1 2 3', '1 1 1', 'lower', '2'],
    ['1 2 3', '5 1 1', 'lower', '1'],
    ['3 1 2', '3 1 1', 'lower', '3'],
    ['1 2', '1 1', 'lower', '1'],
    ['1 2', '1 1', 'upper', '2'],
    ['1 2', '1 1', 'mean-of-two', '1.5'],
    ['1 2 3', '1 0 1', 'upper', '3'],
    ['1 2 3', '1 0 1', 'mean-of-two', '2'],
    ['1 2', '0.1 0.3', 'mean-of-two', '2'],
  ] as const)('of %s weighted by %s (%s) is %s', (list, weights, convention, expected) => {
    expect(writeDecimal(weightedMedian(read(list), read(weights), convention))).toBe(expected)
  })
  it('of equal weights is the median, by each convention', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('lower', 'upper', 'mean-of-two'), fc.integer({ min: 1, max: 9 }), (list, convention, weight) => {
        const weights = list.map(() => ({ coefficient: BigInt(weight), scale: 1 }))
        expect(writeDecimal(weightedMedian(list, weights, convention))).toBe(writeDecimal(median(list, convention)))
      }),
    )
  })
  it.each([
    ['1 2', '1'],
    ['1 2', '1 -1'],
    ['1 2', '0 0'],
  ])('of %s refuses the weights %s, and so does the mean', (list, weights) => {
    for (const refused of [() => weightedMedian(read(list), read(weights), 'lower'), () => weightedMean(read(list), read(weights), 18)])
      expect(refused).toThrow(expect.objectContaining({ code: 'bad_weights' }))
  })
})

describe('the standard deviation', () => {
  it.each([
    ['2 4 4 4 5 5 7 9', 'population', '2'],
    ['1 2', 'population', '0.5'],
    ['1 2', 'sample', '0.707106781186547524'],
    ['3482.24 3482.24', 'sample', '0'],
    ['7', 'population', '0'],
    ['1000000000000000000001 1000000000000000000002', 'population', '0.5'],
  ] as const)('of %s (%s) is %s', (list, spread, expected) => {
    expect(writeDecimal(standardDeviation(read(list), spread, 18))).toBe(expected)
  })
  it('does not change when every number moves by the same, and grows with their scale', () => {
    fc.assert(
      fc.property(numbers, number, (list, shift) => {
        const moved = list.map(({ coefficient, scale }) => ({ coefficient: coefficient + shift.coefficient, scale }))
        const scaled = list.map(({ coefficient, scale }) => ({ coefficient: 10n * coefficient, scale }))
        const { coefficient } = standardDeviation(list, 'population', 10)
        expect(standardDeviation(moved, 'population', 10).coefficient).toBe(coefficient)
        expect(standardDeviation(scaled, 'population', 9).coefficient).toBe(coefficient)
      }),
    )
  })
})

it.each([
  ['mean', () => mean([], 18)],
  ['median', () => median([], 'lower')],
  ['weighted median', () => weightedMedian([], [], 'lower')],
  ['deviation of a sample of one', () => standardDeviation(read('1'), 'sample', 18)],
])('there is no %s', (_, none) => {
  expect(none).toThrow(expect.objectContaining({ code: 'too_few_items' }))
})
