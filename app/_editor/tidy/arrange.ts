import ELK, { type ElkNode, type ElkPort } from 'elkjs/lib/elk-api'
import type { Graph } from '@/engine/core'
import { type Face, faceOf } from '../edit/face'
import { type Point, snap } from '../edit/nodes'
import { usedPorts } from '../edit/used-ports'
import type { EditorState } from '../state/store'

const SIDES = { left: 'WEST', right: 'EAST', top: 'NORTH', bottom: 'SOUTH' } as const
const COLUMNS = { worker: '0', agreed: '1', chain: '2' } as const

let elk: InstanceType<typeof ELK> | undefined

/** Places for every brick, from left to right as the values flow, zone after zone. The layout runs in a worker. */
export async function arrange(graph: Graph, { catalogue, compiled, rehearsal }: EditorState): Promise<Map<string, Point>> {
  elk ??= new ELK({ workerFactory: () => new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' }) })
  const used = usedPorts(graph.wires)
  const ran = rehearsal.run.state === 'done'
  const faces = new Map(
    graph.nodes.map((node) => [
      node.id,
      faceOf(node, catalogue.get(`${node.brick}@${node.version}`), compiled.views[node.id], used(node.id), ran),
    ]),
  )
  const above = triggerAbove(graph, faces)
  const laid = await elk.layout({
    id: 'graph',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.partitioning.activate': 'true',
      'elk.spacing.nodeNode': '48',
      'elk.layered.spacing.nodeNodeBetweenLayers': '72',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.nodePlacement.favorStraightEdges': 'true',
    },
    children: graph.nodes.filter(({ id }) => id !== above?.trigger).map(({ id }) => nodeOf(id, faces.get(id))),
    edges: graph.wires
      .filter(({ from, to }) => faces.has(from.node) && faces.has(to.node) && from.node !== above?.trigger)
      .map(({ from, to }, index) => ({ id: `w${index}`, sources: [portId('out', from)], targets: [portId('in', to)] })),
  })
  const places = new Map((laid.children ?? []).map(({ id, x = 0, y = 0 }) => [id, snap({ x, y })]))
  if (above) places.set(above.trigger, standAbove(above, places, faces))
  return places
}

/** A trigger that only gives signals stands above what it starts, where its wire runs straight down; undefined for one that also gives values. */
function triggerAbove({ wires }: Graph, faces: ReadonlyMap<string, Face>): { trigger: string; starts: string[] } | undefined {
  const [trigger, ...more] = [...faces].flatMap(([id, { kind }]) => (kind === 'trigger' ? [id] : []))
  if (trigger === undefined || more.length > 0) return undefined
  const out = wires.filter(({ from }) => from.node === trigger)
  const signals = out.every(({ from }) => faces.get(trigger)?.ports.some(({ id, side }) => id === from.port && side === 'bottom'))
  return signals && out.length > 0 ? { trigger, starts: out.map(({ to }) => to.node) } : undefined
}

function standAbove(
  { trigger, starts }: { trigger: string; starts: readonly string[] },
  places: ReadonlyMap<string, Point>,
  faces: ReadonlyMap<string, Face>,
): Point {
  const started = starts.flatMap((id) => {
    const place = places.get(id)
    return place ? [{ id, ...place }] : []
  })
  const first = started.sort((a, b) => a.x - b.x || a.y - b.y)[0]
  const own = faces.get(trigger)
  if (!first || !own) return { x: 0, y: 0 }
  const width = faces.get(first.id)?.width ?? own.width
  // Above the whole column, not only above the brick it starts.
  const column = [...places].filter(([, { x }]) => Math.abs(x - first.x) < width).map(([, { y }]) => y)
  return snap({ x: first.x + (width - own.width) / 2, y: Math.min(first.y, ...column) - own.height - 48 })
}

const portId = (way: 'in' | 'out', { node, port }: { node: string; port: string }): string => `${node}/${way}/${port}`

function nodeOf(id: string, face: Face | undefined): ElkNode {
  return {
    id,
    width: face?.width ?? 178,
    height: face?.height ?? 100,
    layoutOptions: {
      'elk.portConstraints': 'FIXED_POS',
      ...(face?.zone ? { 'elk.partitioning.partition': COLUMNS[face.zone] } : {}),
    },
    ports: (face?.ports ?? []).map(
      ({ id: port, side, x, y }): ElkPort => ({
        id: portId(side === 'left' || side === 'top' ? 'in' : 'out', { node: id, port }),
        x,
        y,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': SIDES[side] },
      }),
    ),
  }
}
