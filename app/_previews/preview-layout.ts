import { type Catalogue, compile, findBrick, type Graph } from '@/engine/core'
import { glyphShapeOf } from '../_ui/glyph-shape'
import type { Zone } from '../_ui/zone-mark'

const BRICK = { width: 32, height: 17 }
const PITCH = { x: 46, y: 34 }
const HULL = 8
const ZONES: readonly Zone[] = ['worker', 'agreed', 'chain']

/** A brick of a preview. */
export interface PreviewBrick {
  id: string
  x: number
  y: number
  agree: boolean
}

/** A wire of a preview; a ribbon where each worker still has its own value. */
export interface PreviewWire {
  id: string
  from: { x: number; y: number }
  to: { x: number; y: number }
  ribbon: boolean
  colour: string
}

/** A graph as a small drawing: bricks in columns from left to right, inside the zone that has seen their values. */
export interface Preview {
  width: number
  height: number
  bricks: PreviewBrick[]
  wires: PreviewWire[]
  hulls: { zone: Zone; x: number; y: number; width: number; height: number }[]
}

/** The size of a brick in a preview. */
export const PREVIEW_BRICK = BRICK

/** Lays a graph out for a preview. Positions on the canvas count only for the order within a column. */
export function layoutPreview(graph: Graph, catalogue: Catalogue): Preview {
  const { nodes } = compile(graph, catalogue)
  const kindOf = new Map(graph.nodes.map(({ id, brick, version }) => [id, findBrick(catalogue, brick, version)?.kind]))
  const zoneOf = new Map(graph.nodes.map(({ id }) => [id, zoneFor(kindOf.get(id), nodes[id]?.part)]))
  const columns = columnsOf(graph, zoneOf)
  const rows = Math.max(...columns.map(({ ids }) => ids.length), 1)
  const height = rows * PITCH.y - (PITCH.y - BRICK.height) + 2 * (HULL + 8)
  const places = new Map<string, { x: number; y: number }>()
  for (const [column, { ids }] of columns.entries())
    for (const [row, id] of ids.entries())
      places.set(id, {
        x: HULL + 1 + column * PITCH.x,
        y: height / 2 - BRICK.height / 2 + (row - (ids.length - 1) / 2) * PITCH.y,
      })
  return {
    width: Math.max(columns.length, 1) * PITCH.x - (PITCH.x - BRICK.width) + 2 * (HULL + 1),
    height,
    bricks: graph.nodes.flatMap(({ id }) => {
      const place = places.get(id)
      return place ? [{ id, ...place, agree: kindOf.get(id) === 'agree' }] : []
    }),
    wires: graph.wires.flatMap(({ from, to }): PreviewWire[] => {
      const start = places.get(from.node)
      const end = places.get(to.node)
      if (!start || !end) return []
      const beside = graph.wires.filter((wire) => wire.from.node === from.node && wire.to.node === to.node)
      const lift = (beside.findIndex((wire) => wire.from.port === from.port && wire.to.port === to.port) - (beside.length - 1) / 2) * 5
      const type = nodes[from.node]?.outputs[from.port] ?? 'json'
      return [
        {
          id: `${from.node}.${from.port}>${to.node}.${to.port}`,
          from: { x: start.x + BRICK.width, y: start.y + BRICK.height / 2 + lift },
          to: { x: end.x, y: end.y + BRICK.height / 2 + lift },
          ribbon: zoneOf.get(from.node) === 'worker' && type !== 'signal',
          colour: glyphShapeOf(type).colour,
        },
      ]
    }),
    hulls: hullsOf(columns, height),
  }
}

function zoneFor(kind: string | undefined, part: string | undefined): Zone {
  if (kind === 'settle' || kind === 'effect') return 'chain'
  return part === 'frontier' || part === 'tail' || kind === 'agree' ? 'agreed' : 'worker'
}

interface Column {
  zone: Zone
  ids: string[]
}

/** Columns by the longest way to each brick, zone after zone, so that no zone reaches into another. */
function columnsOf({ nodes, wires }: Graph, zoneOf: ReadonlyMap<string, Zone>): Column[] {
  const before = new Map(nodes.map(({ id }) => [id, wires.filter(({ to }) => to.node === id).map(({ from }) => from.node)]))
  const ranks = new Map<string, number>()
  const rank = (id: string, seen: ReadonlySet<string>): number => {
    const known = ranks.get(id)
    if (known !== undefined) return known
    // A circle is a mistake the editor names; here it only must not loop.
    const inside = (before.get(id) ?? []).filter((from) => zoneOf.get(from) === zoneOf.get(id) && !seen.has(from))
    const found = Math.max(...inside.map((from) => rank(from, new Set([...seen, id])) + 1), 0)
    ranks.set(id, found)
    return found
  }
  return ZONES.flatMap((zone) => {
    const own = nodes
      .filter(({ id }) => zoneOf.get(id) === zone)
      .toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x)
    const columns: Column[] = []
    for (const { id } of own) {
      const at = rank(id, new Set())
      columns[at] ??= { zone, ids: [] }
      columns[at].ids.push(id)
    }
    return columns.filter((column) => column !== undefined)
  })
}

function hullsOf(columns: readonly Column[], height: number): Preview['hulls'] {
  return ZONES.flatMap((zone) => {
    const first = columns.findIndex((column) => column.zone === zone)
    if (first < 0) return []
    const count = columns.filter((column) => column.zone === zone).length
    const gap = (PITCH.x - BRICK.width) / 2
    return [{ zone, x: first * PITCH.x + HULL + 1 - gap + 0.75, y: 1, width: count * PITCH.x - 1.5, height: height - 2 }]
  })
}
