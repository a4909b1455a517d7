import type { Viewport } from '@xyflow/react'
import { agreedValue } from '../dry-run/view'
import type { Hull } from '../edit/zones'
import type { RehearsalRun } from '../state/rehearsal'
import type { BrickNode } from './draw'
import { figurePlace } from './figure-place'

const MARGIN = 16
/** Room for the captions below zones, and for the cards below those, px. */
const CAPTIONS = 44
const CARDS = 210
const CARDS_WIDTH = 824
/** Height of the bar that floats over the canvas during a dry run, screen px. */
const BAR = 48

/** The viewport that shows everything drawn: bricks, zones, captions, cards and figure; never larger than life. */
export function fitted({
  hulls,
  nodes,
  frame,
  run,
}: {
  hulls: readonly Hull[]
  nodes: readonly BrickNode[]
  frame: { width: number; height: number }
  run: RehearsalRun
}): Viewport {
  const bricks = nodes.map(({ position, data: { face } }) => ({ ...position, width: face.width, height: face.height }))
  const boxes = [...bricks, ...hulls.map(({ box }) => box)]
  const settled = run.state === 'done' || run.state === 'failed'
  if (settled) boxes.push(figurePlace(run.state === 'done' && agreedValue(run.result) ? 'agreed' : 'refused', hulls, bricks))
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const bare = run.state === 'none'
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + CAPTIONS + (bare ? CARDS : 0)
  const width = right - left
  const bar = bare ? 0 : BAR
  const roomX = frame.width - 2 * MARGIN
  const roomY = frame.height - 2 * MARGIN - bar
  const zoom = Math.max(0.08, Math.min(1, roomX / width, roomY / (bottom - top)))
  // Cards reach further right than a short workflow; they take part in the width as long as that costs no size.
  const shown = bare && CARDS_WIDTH > width && roomX / CARDS_WIDTH >= zoom ? CARDS_WIDTH : width
  return {
    zoom,
    x: MARGIN + (roomX - shown * zoom) / 2 - left * zoom,
    y: MARGIN + bar + Math.max(0, (roomY - (bottom - top) * zoom) / 2) - top * zoom,
  }
}
