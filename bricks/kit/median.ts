import { add, compareDecimals, divide, type Exact } from './decimal'

/**
 * Which median an even number of values has: `lower`, the lower of the middle two; `upper`, the upper, as Chainlink’s OCR aggregators store
 * it; `mean-of-two`, their mean, as Chainlink’s FluxAggregator has it.
 */
export const MEDIAN_CONVENTIONS = ['lower', 'upper', 'mean-of-two'] as const

/** One of {@link MEDIAN_CONVENTIONS}. */
export type MedianConvention = (typeof MEDIAN_CONVENTIONS)[number]

/** The exact median; undefined for an empty list. */
export function medianOf(values: readonly Exact[], convention: MedianConvention): Exact | undefined {
  const sorted = [...values].sort(compareDecimals)
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (!lower || !upper) return undefined
  if (convention === 'lower') return lower
  if (convention === 'upper') return upper
  // Half of a sum needs one digit more than the sum: always exact.
  const sum = add(lower, upper)
  return divide(sum, { coefficient: 2n, scale: 0 }, sum.scale + 1)
}

/** The lower median of integers, such as times in Unix ms; undefined for an empty list. */
export const lowerMedian = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
