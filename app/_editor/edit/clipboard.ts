import { GRAPH_FORMAT, type Graph, type parseGraph, parseGraphText } from '@/engine/core'
import { type Edit, freeId, idsOf, type Point, snap } from './nodes'

/** The chosen bricks and the wires among them as a graph file: what Copy puts on the clipboard. */
export function copyNodes(graph: Graph, ids: ReadonlySet<string>): Graph {
  return {
    format: GRAPH_FORMAT,
    name: graph.name,
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    wires: graph.wires.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node)),
    meta: { summary: '', tags: [], targets: Object.fromEntries(Object.entries(graph.meta.targets).filter(([id]) => ids.has(id))) },
  }
}

/** The clipboard’s text for some bricks. */
export const toText = (graph: Graph): string => `${JSON.stringify(graph, null, 2)}\n`

/** Puts the bricks of another graph into this one under new ids, with their wires among each other; `at` is where their middle goes. */
export function pasteGraph(graph: Graph, pasted: Graph, at?: Point): Edit {
  const taken = idsOf(graph)
  const names = new Map<string, string>()
  for (const { id, brick } of pasted.nodes) {
    const name = taken.has(id) ? freeId(taken, brick) : id
    taken.add(name)
    names.set(id, name)
  }
  const shift = shiftOf(pasted, at)
  const nodes = pasted.nodes.map((node) => ({
    ...node,
    id: names.get(node.id) ?? node.id,
    position: snap({ x: node.position.x + shift.x, y: node.position.y + shift.y }),
  }))
  const wires = pasted.wires.flatMap(({ from, to }) => {
    const source = names.get(from.node)
    const target = names.get(to.node)
    return source === undefined || target === undefined ? [] : [{ from: { ...from, node: source }, to: { ...to, node: target } }]
  })
  const targets = Object.fromEntries(
    Object.entries(pasted.meta.targets).flatMap(([id, list]) => (names.has(id) ? [[names.get(id) ?? id, list]] : [])),
  )
  return {
    graph: {
      ...graph,
      nodes: [...graph.nodes, ...nodes],
      wires: [...graph.wires, ...wires],
      meta: { ...graph.meta, targets: { ...graph.meta.targets, ...targets } },
    },
    selection: nodes.map(({ id }) => id),
  }
}

/** Doubles bricks a little further down, with the wires among them. */
export const duplicateNodes = (graph: Graph, ids: ReadonlySet<string>): Edit => pasteGraph(graph, copyNodes(graph, ids))

function shiftOf({ nodes }: Graph, at: Point | undefined): Point {
  if (!at || nodes.length === 0) return { x: 32, y: 32 }
  const xs = nodes.map(({ position }) => position.x)
  const ys = nodes.map(({ position }) => position.y)
  return { x: at.x - (Math.min(...xs) + Math.max(...xs)) / 2, y: at.y - (Math.min(...ys) + Math.max(...ys)) / 2 }
}

/** Reads pasted text as a graph: a graph file, also inside a fenced block or a sentence; undefined when it holds none. */
export function readPasted(text: string): ReturnType<typeof parseGraph> | undefined {
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}')
  if (start < 0 || end < start || !text.includes('phat.graph/')) return undefined
  return parseGraphText(text.slice(start, end + 1))
}
