/** One mark of the axis: where it stands (percent of the width) and what it says. */
export interface ChartTick {
  at: number
  off: number
  kind: 'inner' | 'limit' | 'outer'
}

/** Turns how far off a worker was (percent of the agreed value) into a place on the chart (percent of its width). */
export interface ChartScale {
  place: (off: number) => number
  ticks: readonly ChartTick[]
  /** Where the axis breaks, percent of the width; the figures beyond a break are not to scale with those inside. */
  breaks: readonly number[]
  /** The stretch that is within tolerance, percent of the width. */
  within: readonly [from: number, to: number]
}

const TAIL = 34
const LIMIT_IN_TAIL = 0.22
/** Percentages below this are nothing: no figure on the page has as many digits, and floats run out below. */
const LEAST = 1e-12

/**
 * Lays out a chart so that honest workers, who differ by little, can be told apart, and a liar still fits. Inside ±bound it is linear;
 * where an outlier or the limit lies far beyond, the axis breaks and goes on by logarithm.
 */
export function chartScale(inliers: readonly number[], outliers: readonly number[], limit: number | undefined): ChartScale {
  const spread = Math.max(...inliers.map(Math.abs), 0)
  const far = Math.max(...outliers.map(Math.abs), 0)
  const edge = Math.max(limit ?? 0, far)
  const inner = niceBound(spread > LEAST ? spread : edge > LEAST ? edge / 1000 : 1)
  // All of it fits on one straight axis: nothing to break.
  if (edge <= inner * 2) return straight(niceBound(Math.max(inner, edge)), limit)
  const hasLeft = outliers.some((off) => off < -inner)
  const hasRight = limit !== undefined || outliers.some((off) => off > inner)
  return broken(inner, edge, limit, hasLeft, hasRight)
}

function straight(bound: number, limit: number | undefined): ChartScale {
  const place = (off: number) => clamp(50 + (off / bound) * 50, 0, 100)
  return {
    place,
    ticks: [-bound, -bound / 2, 0, bound / 2, bound].map((off) => ({ at: place(off), off, kind: 'inner' as const })),
    breaks: [],
    within: limit === undefined ? [0, 100] : [place(-limit), place(limit)],
  }
}

function broken(inner: number, edge: number, limit: number | undefined, hasLeft: boolean, hasRight: boolean): ChartScale {
  const from = hasLeft ? TAIL : 0
  const to = hasRight ? 100 - TAIL : 100
  const middle = (from + to) / 2
  const half = (to - from) / 2
  const near = limit !== undefined && limit > inner ? limit : inner
  const tail = (size: number): number => {
    if (size <= near) return near === inner ? 0 : (LIMIT_IN_TAIL * (size - inner)) / (near - inner)
    const rest = edge > near ? Math.log(size / near) / Math.log(edge / near) : 1
    return LIMIT_IN_TAIL + (0.88 - LIMIT_IN_TAIL) * Math.min(rest, 1)
  }
  const place = (off: number): number => {
    const size = Math.abs(off)
    if (size <= inner) return middle + (off / inner) * half
    const width = (off < 0 ? hasLeft : hasRight) ? TAIL : 0
    return off < 0 ? from - tail(size) * width : to + tail(size) * width
  }
  const ticks: ChartTick[] = [-inner, -inner / 2, 0, inner / 2, inner].map((off) => ({ at: place(off), off, kind: 'inner' }))
  const sides = [...(hasLeft ? [-1] : []), ...(hasRight ? [1] : [])]
  for (const side of sides) {
    if (limit !== undefined && limit > inner) ticks.push({ at: place(side * limit), off: side * limit, kind: 'limit' })
    if (edge > near * 1.5) ticks.push({ at: place(side * edge), off: side * edge, kind: 'outer' })
  }
  return {
    place,
    ticks: ticks.sort((a, b) => a.at - b.at),
    breaks: sides.map((side) => (side < 0 ? from - TAIL * 0.1 : to + TAIL * 0.1)),
    within: [hasLeft && limit !== undefined ? place(-limit) : from, hasRight && limit !== undefined ? place(limit) : to],
  }
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `value`. */
export function niceBound(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10
  return step * power
}

/** A percentage for the axis: `+0.001 %`, `0 %`, `14.2 %`; three significant digits. */
export function axisPercent(off: number, signed = true): string {
  const size = Number(Math.abs(off).toPrecision(3))
  const sign = off === 0 || !signed ? '' : off < 0 ? '\u2212' : '+'
  return `${sign}${size.toLocaleString('en-US', { maximumFractionDigits: 12 })}\u00a0%`
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
