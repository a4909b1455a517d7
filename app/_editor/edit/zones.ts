import type { Zone } from '../../_ui/zone-mark'
import type { Point } from './nodes'
import type { Box } from './route'

/** A zone as it is drawn: outlines around its bricks and the place of its caption. */
export interface Hull {
  zone: Zone
  outlines: Point[][]
  caption: Point
  box: Box
}

const PAD = 12
const GAP = 14
const SLIVER = 48
/** Above this many bricks a hull is a plain rectangle. */
const MOST_DETAILED = 120

/** Outlines of the zones that occur. Each covers the rectangle around its bricks, less what a smaller zone inside it claims. */
export function hullsOf(bricks: readonly { box: Box; zone: Zone | undefined }[]): Hull[] {
  const zones = (['worker', 'agreed', 'chain'] as const).flatMap((zone) => {
    const boxes = bricks.filter((brick) => brick.zone === zone).map(({ box }) => grow(box, PAD))
    const around = surround(boxes)
    return around ? [{ zone, boxes, around }] : []
  })
  const detailed = bricks.length <= MOST_DETAILED
  return zones.map(({ zone, boxes, around }) => {
    const claims = detailed
      ? zones
          .filter((other) => other.zone !== zone && overlap(other.around, around) && area(other.around) <= area(around))
          .map((other) => grow(other.around, GAP))
      : []
    const foreign = detailed
      ? bricks
          .filter((brick) => brick.zone !== zone && brick.zone !== undefined && overlap(grow(brick.box, PAD + GAP), around))
          .map(({ box }) => grow(box, PAD + GAP))
      : []
    const cut = [...claims, ...foreign].map((box) => reach(box, around))
    const outlines = cut.length === 0 ? [cornersOf(around)] : trace(around, boxes, cut)
    const bottom = Math.max(...outlines.flat().map(({ y }) => y))
    const left = Math.min(...outlines.flatMap((outline) => outline.filter(({ y }) => y === bottom).map(({ x }) => x)))
    return { zone, outlines, caption: { x: left, y: bottom }, box: around }
  })
}

const grow = ({ x, y, width, height }: Box, by: number): Box => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by })
/** A cut that comes near an edge goes through it: no zone is left with a sliver. */
function reach(cut: Box, { x, y, width, height }: Box): Box {
  const left = cut.x - x < SLIVER ? Math.min(cut.x, x) : cut.x
  const top = cut.y - y < SLIVER ? Math.min(cut.y, y) : cut.y
  const right = x + width - (cut.x + cut.width) < SLIVER ? Math.max(x + width, cut.x + cut.width) : cut.x + cut.width
  const bottom = y + height - (cut.y + cut.height) < SLIVER ? Math.max(y + height, cut.y + cut.height) : cut.y + cut.height
  return { x: left, y: top, width: right - left, height: bottom - top }
}
const area = ({ width, height }: Box): number => width * height
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const inside = ({ x, y }: Point, box: Box): boolean => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height

function surround(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

const cornersOf = ({ x, y, width, height }: Box): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

/** Outlines of a rectangle less `cut`, keeping `keep` whole: cells of a coarse grid, then their common border. */
function trace(around: Box, keep: readonly Box[], cut: readonly Box[]): Point[][] {
  const lines = (of: (box: Box) => number[], from: number, to: number) =>
    [...new Set([from, to, ...[...keep, ...cut].flatMap(of)])].filter((at) => at >= from && at <= to).sort((a, b) => a - b)
  const xs = lines((box) => [box.x, box.x + box.width], around.x, around.x + around.width)
  const ys = lines((box) => [box.y, box.y + box.height], around.y, around.y + around.height)
  const filled = (column: number, row: number): boolean => {
    const [left, right, top, bottom] = [xs[column], xs[column + 1], ys[row], ys[row + 1]]
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) return false
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
    return keep.some((box) => inside(middle, box)) || !cut.some((box) => inside(middle, box))
  }
  // Each border goes clockwise round the filled side, so borders chain end to start.
  const next = new Map<string, { from: Point; to: Point }[]>()
  const add = (x1: number | undefined, y1: number | undefined, x2: number | undefined, y2: number | undefined) => {
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return
    const key = `${x1},${y1}`
    next.set(key, [...(next.get(key) ?? []), { from: { x: x1, y: y1 }, to: { x: x2, y: y2 } }])
  }
  for (let column = 0; column < xs.length - 1; column++)
    for (let row = 0; row < ys.length - 1; row++) {
      if (!filled(column, row)) continue
      const [left, right, top, bottom] = [xs[column], xs[column + 1], ys[row], ys[row + 1]]
      if (!filled(column, row - 1)) add(left, top, right, top)
      if (!filled(column + 1, row)) add(right, top, right, bottom)
      if (!filled(column, row + 1)) add(right, bottom, left, bottom)
      if (!filled(column - 1, row)) add(left, bottom, left, top)
    }
  const outlines: Point[][] = []
  for (;;) {
    const start = [...next.values()].find((edges) => edges.length > 0)?.[0]
    if (!start) break
    const outline: Point[] = []
    let edge: { from: Point; to: Point } | undefined = start
    while (edge) {
      const current: { from: Point; to: Point } = edge
      outline.push(current.from)
      const list: { from: Point; to: Point }[] = next.get(`${current.from.x},${current.from.y}`) ?? []
      list.splice(list.indexOf(current), 1)
      edge = next.get(`${current.to.x},${current.to.y}`)?.[0]
    }
    outlines.push(straighten(outline))
  }
  return outlines
}

function straighten(outline: readonly Point[]): Point[] {
  return outline.filter((point, at) => {
    const before = outline.at(at - 1) ?? point
    const after = outline[(at + 1) % outline.length] ?? point
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}

/** An SVG path round an outline with rounded corners. */
export function outlinePath(outline: readonly Point[], radius = 12): string {
  const pieces = outline.map((point, at) => {
    const before = outline.at(at - 1) ?? point
    const after = outline[(at + 1) % outline.length] ?? point
    const near = (other: Point): Point => {
      const length = Math.hypot(other.x - point.x, other.y - point.y) || 1
      const r = Math.min(radius, length / 2)
      return { x: point.x + ((other.x - point.x) * r) / length, y: point.y + ((other.y - point.y) * r) / length }
    }
    const enter = near(before)
    const leave = near(after)
    return `${at === 0 ? 'M' : 'L'}${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`
  })
  return `${pieces.join('')}Z`
}
