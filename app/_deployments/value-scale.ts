/** One settled value: when, how much as a decimal string, and by which run. */
export interface ValuePoint {
  atMs: number
  amount: string
  run: string
}

/** A line in a box of 100 × 100, its area down to the floor, and the marks of its axis; y grows downwards. */
export interface ValueLine {
  line: string
  area: string
  /** The highest and the lowest value with their heights. */
  marks: { y: number; amount: string }[]
  last: { x: number; y: number }
}

const TOP = 8
const FLOOR = 92

/** Lays settled values out over time, oldest left. Floats place pixels only: the figures shown are the strings given. Undefined below two. */
export function valueLine(points: readonly ValuePoint[]): ValueLine | undefined {
  const sorted = points.toSorted((a, b) => a.atMs - b.atMs)
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last || sorted.length < 2) return undefined
  const low = sorted.reduce((least, point) => (Number(point.amount) < Number(least.amount) ? point : least))
  const high = sorted.reduce((most, point) => (Number(point.amount) > Number(most.amount) ? point : most))
  const span = Number(high.amount) - Number(low.amount)
  const time = Math.max(last.atMs - first.atMs, 1)
  const place = ({ atMs, amount }: ValuePoint) => ({
    x: round(((atMs - first.atMs) / time) * 100),
    y: round(span === 0 ? (TOP + FLOOR) / 2 : FLOOR - ((Number(amount) - Number(low.amount)) / span) * (FLOOR - TOP)),
  })
  const places = sorted.map(place)
  const line = places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const marks = span === 0 ? [high] : [high, low]
  return {
    line,
    area: `${line}L100 100L0 100Z`,
    marks: marks.map((point) => ({ y: place(point).y, amount: point.amount })),
    last: place(last),
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
