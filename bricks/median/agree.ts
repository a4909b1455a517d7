import {
  type AgreeRule,
  absolute,
  amountOf,
  compareDecimals,
  type Exact,
  isPrice,
  type Judgement,
  lowerMedian,
  type MedianConvention,
  medianOf,
  multiply,
  type Price,
  percentOff,
  readDecimal,
  subtract,
  type Value,
  type Vote,
  writeDecimal,
} from '../kit'

/** What the rule reads of the brick’s settings. */
export interface MedianSettings {
  convention: MedianConvention
  /** Percent of the median, a decimal. */
  maxDispersion: string
  maxDispersionAbs: string
}

interface Candidate {
  worker: string
  amount: Exact
  price: Price | undefined
}

/**
 * protocol.md, “Agree”: m₀ is the median of the whole set; inliers lie within max(maxDispersion·|m₀|, maxDispersionAbs) of it; fewer than q
 * refuse; the result is the median of the inliers.
 */
export const agreeOnMedian: AgreeRule<MedianSettings> = (votes, settings, policy) => {
  const candidates = comparable(votes)
  const middle = medianOf(
    candidates.map(({ amount }) => amount),
    settings.convention,
  )
  const inliers = middle ? candidates.filter(({ amount }) => isNear(amount, middle, settings)) : []
  const judgements = votes.map(({ worker }) => judge(worker, candidates, inliers, middle))
  const agreed = medianOf(
    inliers.map(({ amount }) => amount),
    settings.convention,
  )
  if (inliers.length < policy.q || !agreed)
    return {
      ok: false,
      message: `${inliers.length} of ${votes.length} workers are within ${settings.maxDispersion}\u00a0% of the median; ${policy.q} are needed.`,
      got: inliers.length,
      need: policy.q,
      judgements,
    }
  return { ok: true, outputs: { value: resultOf(writeDecimal(agreed), inliers, policy.f) }, judgements }
}

/** The votes that carry the same kind of value, that of most workers: a price of another pair, or none, cannot be compared. */
function comparable(votes: readonly Vote[]): Candidate[] {
  const groups = new Map<string, Candidate[]>()
  for (const { worker, inputs } of votes) {
    const amount = amountOf(inputs.value)
    if (amount === undefined) continue
    const price = priceOf(inputs.value)
    const key = price ? `${price.base}/${price.quote}` : ''
    groups.set(key, [...(groups.get(key) ?? []), { worker, amount: readDecimal(amount), price }])
  }
  const ranked = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return ranked[0]?.[1] ?? []
}

const priceOf = (value: Value | undefined): Price | undefined => (isPrice(value) ? value : undefined)

function isNear(amount: Exact, middle: Exact, settings: MedianSettings): boolean {
  const percent = readDecimal(settings.maxDispersion)
  const relative = multiply(absolute(middle), { coefficient: percent.coefficient, scale: percent.scale + 2 })
  const distance = absolute(subtract(amount, middle))
  return compareDecimals(distance, relative) <= 0 || compareDecimals(distance, readDecimal(settings.maxDispersionAbs)) <= 0
}

function judge(worker: string, candidates: readonly Candidate[], inliers: readonly Candidate[], middle: Exact | undefined): Judgement {
  const candidate = candidates.find((each) => each.worker === worker)
  return {
    worker,
    inlier: candidate !== undefined && inliers.includes(candidate),
    offPercent: candidate && middle ? percentOff(candidate.amount, middle) : null,
  }
}

/** A source counts when more inliers name it than may lie, so that no liar adds a name. */
function resultOf(amount: string, inliers: readonly Candidate[], f: number): Value {
  const prices = inliers.flatMap(({ price }) => (price ? [price] : []))
  const first = prices[0]
  const timeMs = lowerMedian(prices.map((price) => price.timeMs))
  if (!first || timeMs === undefined) return amount
  const named = new Map<string, number>()
  for (const { sources } of prices) for (const source of new Set(sources)) named.set(source, (named.get(source) ?? 0) + 1)
  const sources = [...named].filter(([, count]) => count > f).map(([source]) => source)
  return { amount, base: first.base, quote: first.quote, timeMs, sources: sources.sort() }
}
