import type { Point } from './nodes'

/** A box that wires go around. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** One end of a wire: data leaves right and enters left, signals leave below and enter above. */
export interface WireEnd extends Point {
  side: 'left' | 'right' | 'top' | 'bottom'
}

const STUB = 18
const CLEAR = 12

/** The corners of an orthogonal way from an output to an input, around the boxes where it can. */
export function routeWire(from: WireEnd, to: WireEnd, boxes: readonly Box[] = []): Point[] {
  const vertical = from.side === 'bottom' || from.side === 'top'
  // Signals run like data with the axes swapped.
  const turn = ({ x, y }: Point): Point => (vertical ? { x: y, y: x } : { x, y })
  const turned = vertical ? boxes.map((box) => ({ x: box.y, y: box.x, width: box.height, height: box.width })) : boxes
  return routeRight(turn(from), turn(to), turned).map(turn)
}

function routeRight(from: Point, to: Point, boxes: readonly Box[]): Point[] {
  const near = boxes.filter(
    (box) =>
      box.x < Math.max(from.x, to.x) + 200 &&
      box.x + box.width > Math.min(from.x, to.x) - 200 &&
      box.y < Math.max(from.y, to.y) + 400 &&
      box.y + box.height > Math.min(from.y, to.y) - 400,
  )
  const straight = Math.abs(from.y - to.y) < 1 && to.x >= from.x ? [[from, to]] : []
  const forward = to.x - from.x >= 2 * STUB - 8
  const lanes = forward
    ? [(from.x + to.x) / 2, from.x + STUB, to.x - STUB, ...near.flatMap((box) => [box.x - CLEAR, box.x + box.width + CLEAR])]
        .filter((x) => x >= from.x + 12 && x <= to.x - 12)
        .map((x) => [from, { x, y: from.y }, { x, y: to.y }, to])
    : []
  const direct = cheapest([...straight, ...lanes], near)
  if (direct && direct.hits === 0) return direct.points
  const rows = [(from.y + to.y) / 2, ...near.flatMap((box) => [box.y - CLEAR, box.y + box.height + CLEAR])]
  const around = rows.map((y) => {
    const out = { x: from.x + STUB, y: from.y }
    const back = { x: to.x - STUB, y: to.y }
    return [from, out, { x: out.x, y }, { x: back.x, y }, back, to]
  })
  const best = cheapest([...(direct ? [direct.points] : []), ...around], near)
  return simplify(best?.points ?? [from, to])
}

function cheapest(ways: readonly Point[][], boxes: readonly Box[]): { points: Point[]; hits: number } | undefined {
  let best: { points: Point[]; hits: number; cost: number } | undefined
  for (const points of ways) {
    let length = 0
    let hits = 0
    for (let at = 1; at < points.length; at++) {
      const a = points[at - 1]
      const b = points[at]
      if (!a || !b) continue
      length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
      for (const box of boxes) if (crosses(a, b, box)) hits++
    }
    const cost = hits * 10_000 + length + points.length * 24
    if (!best || cost < best.cost) best = { points, hits, cost }
  }
  return best
}

/** Whether a horizontal or vertical line goes through the inside of a box; touching an edge, where ports sit, does not count. */
function crosses(a: Point, b: Point, { x, y, width, height }: Box): boolean {
  const edge = 2
  return (
    Math.max(a.x, b.x) > x + edge &&
    Math.min(a.x, b.x) < x + width - edge &&
    Math.max(a.y, b.y) > y + edge &&
    Math.min(a.y, b.y) < y + height - edge
  )
}

function simplify(points: readonly Point[]): Point[] {
  return points.filter((point, at) => {
    const before = points[at - 1]
    const after = points[at + 1]
    if (!before || !after) return true
    if (before.x === point.x && before.y === point.y) return false
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}

/** An SVG path along corners, each rounded by `radius` where there is room. */
export function roundPath(points: readonly Point[], radius = 9): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${round(first.x)} ${round(first.y)}`
  rest.forEach((point, index) => {
    const before = points[index]
    const after = points[index + 2]
    if (!before || !after) {
      path += `L${round(point.x)} ${round(point.y)}`
      return
    }
    const r = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2)
    const enter = toward(point, before, r)
    const leave = toward(point, after, r)
    path += `L${round(enter.x)} ${round(enter.y)}Q${round(point.x)} ${round(point.y)} ${round(leave.x)} ${round(leave.y)}`
  })
  return path
}

/** One strand of a ribbon along the same corners: it leaves the source, runs `offset` px beside the middle, and meets the rest at the target. */
export function strandPath(points: readonly Point[], offset: number, radius = 9): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return ''
  const shifted = shift(points, offset)
  const start = shifted[0]
  const end = shifted.at(-1)
  const second = shifted[1]
  const beforeLast = shifted.at(-2)
  if (!start || !end || !second || !beforeLast) return ''
  const fan = (length: number) => Math.min(18, length * 0.4)
  const open = toward(start, second, fan(distance(start, second)))
  const close = toward(end, beforeLast, fan(distance(end, beforeLast)))
  const middle = roundPath([open, ...shifted.slice(1, -1), close], radius).slice(1)
  const startMid = mix(first, { x: open.x + first.x - start.x, y: open.y + first.y - start.y })
  const startTo = mix(start, open)
  const endFrom = mix(close, end)
  const endMid = mix({ x: close.x + last.x - end.x, y: close.y + last.y - end.y }, last)
  const curve = (a: Point, b: Point, to: Point) => `C${round(a.x)} ${round(a.y)} ${round(b.x)} ${round(b.y)} ${round(to.x)} ${round(to.y)}`
  return `M${round(first.x)} ${round(first.y)}${curve(startMid, startTo, open)}M${middle}${curve(endFrom, endMid, last)}`.replace(
    `M${round(open.x)} ${round(open.y)}`,
    '',
  )
}

/** Corners of a parallel way, `offset` px to the left of the direction of travel. */
function shift(points: readonly Point[], offset: number): Point[] {
  return points.map((point, at) => {
    const before = points[at - 1]
    const after = points[at + 1]
    const into = before && direction(before, point)
    const outOf = after && direction(point, after)
    const dx = (into ? -into.y : 0) || (outOf ? -outOf.y : 0)
    const dy = (into ? into.x : 0) || (outOf ? outOf.x : 0)
    return { x: point.x + dx * offset, y: point.y + dy * offset }
  })
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const direction = (a: Point, b: Point): Point => ({ x: Math.sign(b.x - a.x), y: Math.sign(b.y - a.y) })
const mix = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const toward = (a: Point, b: Point, by: number): Point => {
  const length = distance(a, b) || 1
  return { x: a.x + ((b.x - a.x) * by) / length, y: a.y + ((b.y - a.y) * by) / length }
}
const round = (value: number): number => Math.round(value * 10) / 10

/** The middle of the longest straight piece, where a wire carries its label. */
export function labelPlace(points: readonly Point[]): Point & { length: number; vertical: boolean } {
  let best = { x: 0, y: 0, length: -1, vertical: false }
  for (let at = 1; at < points.length; at++) {
    const a = points[at - 1]
    const b = points[at]
    if (!a || !b) continue
    const length = distance(a, b)
    if (length > best.length) best = { ...mix(a, b), length, vertical: a.x === b.x }
  }
  return best
}
