import type { Box } from '../edit/route'
import type { Hull } from '../edit/zones'

/** How large the words about a dry run are on the canvas, px. */
export const FIGURE = { agreed: { width: 440, height: 92 }, refused: { width: 440, height: 176 } } as const

/** Where the agreed value, or why there is none, stands on the canvas: above the agreed zone, or above everything where bricks are in the way. */
export function figurePlace(kind: keyof typeof FIGURE, hulls: readonly Hull[], bricks: readonly Box[]): Box {
  const size = FIGURE[kind]
  const agreed = hulls.find(({ zone }) => zone === 'agreed')?.box
  const above = agreed && { x: agreed.x, y: agreed.y - size.height - 12, ...size }
  if (above && !bricks.some((box) => meet(box, above))) return above
  const left = Math.min(...hulls.map(({ box }) => box.x), ...bricks.map(({ x }) => x))
  const top = Math.min(...hulls.map(({ box }) => box.y), ...bricks.map(({ y }) => y))
  return { x: left, y: top - size.height - 12, ...size }
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + 20 && b.x < a.x + a.width + 20 && a.y < b.y + b.height + 12 && b.y < a.y + a.height + 12
