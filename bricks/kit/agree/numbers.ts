import { absolute, compareDecimals, type Exact, multiply, percentOff, readDecimal, subtract, writeDecimal } from '../decimal'
import { lowerMedian, type MedianConvention, medianOf } from '../median'
import { amountOf, isPrice, type Price, type Value } from '../values'
import type { Assessment, Stated } from './strategy'

/**
 * The most digits of a number that counts: more than any chain holds, and so few that arithmetic on what is agreed stays within its own
 * limit. A liar could otherwise state an honest value with a long tail of digits, and nobody could calculate with the median.
 */
export const MAX_VOTE_DIGITS = 100

/** How far from the median of all a worker may be: the larger of the two counts. Decimals. */
export interface Tolerance {
  /** Percent of the median. */
  maxDispersion: string
  maxDispersionAbs: string
}

/** A stated number: a decimal, or a price by its amount. */
export interface Candidate {
  worker: string
  amount: Exact
  price: Price | undefined
}

/** The values of the same kind, that of most workers: a price of another pair, or no number, cannot be compared. */
export function comparable(stated: readonly Stated[]): Candidate[] {
  const groups = new Map<string, Candidate[]>()
  for (const { worker, value } of stated) {
    const amount = amountOf(value)
    if (amount === undefined) continue
    const price = isPrice(value) ? value : undefined
    const key = price ? `${price.base}/${price.quote}` : ''
    groups.set(key, [...(groups.get(key) ?? []), { worker, amount: readDecimal(amount), price }])
  }
  const ranked = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return ranked[0]?.[1] ?? []
}

/** Who is near the median of all: within max(maxDispersion·|m₀|, maxDispersionAbs) of it. */
export function assessNumbers(stated: readonly Stated[], tolerance: Tolerance, convention: MedianConvention): Assessment {
  const candidates = comparable(stated)
  const middle = medianOf(
    candidates.map(({ amount }) => amount),
    convention,
  )
  const near = middle ? candidates.filter(({ amount }) => isNear(amount, middle, tolerance)) : []
  return {
    near: new Set(near.map(({ worker }) => worker)),
    off: new Map(candidates.map(({ worker, amount }) => [worker, middle ? percentOff(amount, middle) : null])),
    words: `are within ${tolerance.maxDispersion}\u00a0% of the median`,
  }
}

function isNear(amount: Exact, middle: Exact, { maxDispersion, maxDispersionAbs }: Tolerance): boolean {
  const percent = readDecimal(maxDispersion)
  const relative = multiply(absolute(middle), { coefficient: percent.coefficient, scale: percent.scale + 2 })
  const distance = absolute(subtract(amount, middle))
  return compareDecimals(distance, relative) <= 0 || compareDecimals(distance, readDecimal(maxDispersionAbs)) <= 0
}

/**
 * The agreed number as a value: of prices a price, with the median time and the sources that more workers name than may lie, so that no
 * liar adds a name.
 */
export function numberValue(agreed: Exact, near: readonly Candidate[], f: number): Value {
  const amount = writeDecimal(agreed)
  const prices = near.flatMap(({ price }) => (price ? [price] : []))
  const first = prices[0]
  const timeMs = lowerMedian(prices.map((price) => price.timeMs))
  if (!first || timeMs === undefined) return amount
  const named = new Map<string, number>()
  for (const { sources } of prices) for (const source of new Set(sources)) named.set(source, (named.get(source) ?? 0) + 1)
  const sources = [...named].filter(([, count]) => count > f).map(([source]) => source)
  return { amount, base: first.base, quote: first.quote, timeMs, sources: sources.sort() }
}
