import type { Graph, GraphNode, PortRef, Wire } from '@/engine/core'

/** A graph after an edit, and what is selected in it. */
export interface Edit {
  graph: Graph
  /** Node ids; absent keeps the selection. */
  selection?: readonly string[]
}

/** A place on the canvas, in pixels at 100 %. */
export interface Point {
  x: number
  y: number
}

const GRID = 8

/** The nearest place on the canvas grid. */
export const snap = ({ x, y }: Point): Point => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })

/** A node id that is free in the graph and says what it is: `median`, `median-2`… */
export function freeId(taken: ReadonlySet<string>, brick: string): string {
  const base = brick.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 56) || 'brick'
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
}

/** The ids in use. */
export const idsOf = (graph: Graph): Set<string> => new Set(graph.nodes.map(({ id }) => id))

/** Adds a brick and selects it; settings that are not given are its defaults. */
export function addNode(
  graph: Graph,
  brick: { id: string; version: number },
  position: Point,
  config: GraphNode['config'] = {},
): Edit & { id: string } {
  const id = freeId(idsOf(graph), brick.id)
  const node: GraphNode = { id, brick: brick.id, version: brick.version, config, position: snap(position) }
  return { graph: { ...graph, nodes: [...graph.nodes, node] }, selection: [id], id }
}

/** Removes bricks with their wires and targets. */
export function removeNodes(graph: Graph, ids: ReadonlySet<string>): Edit {
  if (!graph.nodes.some(({ id }) => ids.has(id))) return { graph }
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => !ids.has(id)),
      wires: graph.wires.filter(({ from, to }) => !ids.has(from.node) && !ids.has(to.node)),
      meta: { ...graph.meta, targets: Object.fromEntries(Object.entries(graph.meta.targets).filter(([id]) => !ids.has(id))) },
    },
    selection: [],
  }
}

/** Moves bricks to where `places` says. */
export function moveNodes(graph: Graph, places: ReadonlyMap<string, Point>): Edit {
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => {
        const to = places.get(node.id)
        return to && (to.x !== node.position.x || to.y !== node.position.y) ? { ...node, position: { x: to.x, y: to.y } } : node
      }),
    },
  }
}

/** Whether two port references are the same. */
export const samePort = (a: PortRef, b: PortRef): boolean => a.node === b.node && a.port === b.port

/** Draws a wire; an input takes one, so another that ends there goes. */
export function connect(graph: Graph, from: PortRef, to: PortRef): Edit {
  const wire: Wire = { from: { node: from.node, port: from.port }, to: { node: to.node, port: to.port } }
  return { graph: { ...graph, wires: [...graph.wires.filter((other) => !samePort(other.to, to)), wire] } }
}

/** Removes the wires that end at these inputs. */
export function removeWires(graph: Graph, ends: readonly PortRef[]): Edit {
  return { graph: { ...graph, wires: graph.wires.filter(({ to }) => !ends.some((end) => samePort(end, to))) } }
}

/** Puts a brick in the middle of a wire. */
export function spliceNode(
  graph: Graph,
  brick: { id: string; version: number },
  to: PortRef,
  ports: { in: string; out: string },
  config: GraphNode['config'] = {},
): Edit {
  const wire = graph.wires.find((other) => samePort(other.to, to))
  const nodes = new Map(graph.nodes.map((node) => [node.id, node.position]))
  const start = wire && nodes.get(wire.from.node)
  const end = nodes.get(to.node)
  if (!end) return { graph }
  const place = start ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } : { x: end.x - 240, y: end.y }
  const added = addNode(graph, brick, place, config)
  const fed = wire ? connect(added.graph, wire.from, { node: added.id, port: ports.in }).graph : added.graph
  return { graph: connect(fed, { node: added.id, port: ports.out }, to).graph, selection: [added.id] }
}

/** Renames the workflow. */
export const rename = (graph: Graph, name: string): Edit => ({ graph: { ...graph, name: name.slice(0, 120) } })
