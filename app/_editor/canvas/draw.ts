import type { Edge, Node } from '@xyflow/react'
import { type Catalogue, findBrick, type Graph, type GraphNode, type NodeView, type Wire } from '@/engine/core'
import { type Face, faceOf } from '../edit/face'
import type { Point } from '../edit/nodes'
import { type Box, routeWire } from '../edit/route'
import { usedPorts } from '../edit/used-ports'
import type { Compiled } from '../state/compiled'
import { wireKey } from '../state/store'

/** A brick on the canvas. */
export type BrickNode = Node<{ node: GraphNode; face: Face }, 'brick'>

/** A wire on the canvas: its corners, what flows, and whether each worker has its own value. */
export type WireEdge = Edge<{ wire: Wire; points: Point[]; type: string; perWorker: boolean; refused: boolean }, 'wire'>

/** Below this zoom a brick is a block with its name, and a wire one line. */
export const FAR = 0.35
/** Wires go round bricks up to this many bricks. */
const MOST_AVOIDED = 150
const HANDLE = 24
const POSITIONS = { left: 'left', right: 'right', top: 'top', bottom: 'bottom' } as const

/** Draws graphs one after another, keeping what did not change, so that the canvas renders only what did. */
export class Drafter {
  private readonly faces = new WeakMap<
    GraphNode['config'],
    { view: NodeView | undefined; used: string; ran: boolean; brick: string; face: Face }
  >()
  private nodes = new Map<string, BrickNode>()
  private edges = new Map<string, WireEdge>()

  constructor(private readonly catalogue: Catalogue) {}

  /** The faces of a graph’s bricks, by node. */
  facesOf({ nodes, wires }: Graph, compiled: Compiled, ran: boolean): Map<string, Face> {
    const used = usedPorts(wires)
    return new Map(
      nodes.map((node) => {
        const view = compiled.views[node.id]
        const ports = used(node.id)
        const key = `${ports.inputs.join()}/${ports.outputs.join()}`
        const brick = `${node.brick}@${node.version}`
        const known = this.faces.get(node.config)
        if (known && known.view === view && known.used === key && known.ran === ran && known.brick === brick) return [node.id, known.face]
        const face = faceOf(node, findBrick(this.catalogue, node.brick, node.version), view, ports, ran)
        this.faces.set(node.config, { view, used: key, ran, brick, face })
        return [node.id, face]
      }),
    )
  }

  /** The bricks as React Flow wants them. Sizes and ports are given, so nothing waits to be measured. */
  nodesOf(graph: Graph, faces: ReadonlyMap<string, Face>, selection: ReadonlySet<string>): BrickNode[] {
    const next = new Map<string, BrickNode>()
    for (const node of graph.nodes) {
      const face = faces.get(node.id)
      if (!face) continue
      const before = this.nodes.get(node.id)
      const selected = selection.has(node.id)
      next.set(
        node.id,
        before && before.data.node === node && before.data.face === face && before.selected === selected
          ? before
          : {
              id: node.id,
              type: 'brick',
              position: node.position,
              data: before && before.data.node === node && before.data.face === face ? before.data : { node, face },
              selected,
              width: face.width,
              height: face.height,
              measured: { width: face.width, height: face.height },
              ariaLabel: `${face.title}${face.subtitle ? `, ${face.subtitle}` : ''}`,
              handles: face.ports.map(({ id, side, x, y }) => ({
                id,
                type: side === 'left' || side === 'top' ? ('target' as const) : ('source' as const),
                position: POSITIONS[side] as never,
                x: x - HANDLE / 2,
                y: y - HANDLE / 2,
                width: HANDLE,
                height: HANDLE,
              })),
            },
      )
    }
    this.nodes = next
    return [...next.values()]
  }

  /** The wires as React Flow wants them. */
  edgesOf(graph: Graph, faces: ReadonlyMap<string, Face>, chosen: ReadonlySet<string>, compiled: Compiled): WireEdge[] {
    const places = new Map(graph.nodes.map((node) => [node.id, node.position]))
    const boxes: Box[] =
      graph.nodes.length > MOST_AVOIDED
        ? []
        : graph.nodes.flatMap(({ id, position }) => {
            const face = faces.get(id)
            return face ? [{ x: position.x, y: position.y, width: face.width, height: face.height }] : []
          })
    const wrong = new Set(
      compiled.result.diagnostics.flatMap(({ code, node, port }) => (code === 'type_mismatch' && node && port ? [`${node}.${port}`] : [])),
    )
    const next = new Map<string, WireEdge>()
    for (const wire of graph.wires) {
      const { from, to } = wire
      const start = end(places.get(from.node), faces.get(from.node), from.port, 'out')
      const stop = end(places.get(to.node), faces.get(to.node), to.port, 'in')
      if (!start || !stop) continue
      const points = routeWire(start, stop, boxes)
      const key = wireKey(wire)
      const face = faces.get(from.node)
      const type = start.type
      const perWorker = type !== 'signal' && face?.zone === 'worker' && !face.agreed
      const refused = wrong.has(`${to.node}.${to.port}`)
      const selected = chosen.has(key)
      const before = this.edges.get(key)
      const same =
        before?.data &&
        before.data.wire === wire &&
        before.data.type === type &&
        before.data.perWorker === perWorker &&
        before.data.refused === refused &&
        samePoints(before.data.points, points)
      if (same && before.selected === selected) next.set(key, before)
      else
        next.set(key, {
          id: key,
          type: 'wire',
          source: from.node,
          target: to.node,
          sourceHandle: from.port,
          targetHandle: to.port,
          selected,
          ariaLabel: `Wire from ${face?.title ?? from.node}, ${from.port}, to ${faces.get(to.node)?.title ?? to.node}, ${to.port}`,
          data: same && before.data ? before.data : { wire, points, type, perWorker, refused },
        })
    }
    this.edges = next
    return [...next.values()]
  }
}

function end(place: Point | undefined, face: Face | undefined, port: string, way: 'in' | 'out') {
  const sides = way === 'in' ? ['left', 'top'] : ['right', 'bottom']
  const found = face?.ports.find(({ id, side }) => id === port && sides.includes(side))
  return place && found ? { x: place.x + found.x, y: place.y + found.y, side: found.side, type: found.type } : undefined
}

const samePoints = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.length === b.length && a.every((point, at) => point.x === b[at]?.x && point.y === b[at]?.y)
