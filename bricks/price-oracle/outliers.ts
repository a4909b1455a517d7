import { absolute, compareDecimals, type Exact, medianOf, multiply, subtract } from '../kit'

/**
 * For each value whether it is within `k` median absolute deviations of the median of all, exactly. Where at least half of the values are
 * equal, the deviation is zero and says nothing, so all stay: the median is their value anyway.
 */
export function withinDeviations(values: readonly Exact[], k: Exact): boolean[] {
  const middle = medianOf(values, 'mean-of-two')
  if (!middle) return []
  const deviations = values.map((value) => absolute(subtract(value, middle)))
  const usual = medianOf(deviations, 'mean-of-two')
  if (!usual || usual.coefficient === 0n) return values.map(() => true)
  const most = multiply(usual, k)
  return deviations.map((deviation) => compareDecimals(deviation, most) <= 0)
}
