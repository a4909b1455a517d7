import { type Brick, inputPorts, outputTypes } from '@/bricks/kit'
import { type Graph, type NodeView, type PortRef, refuseAtPort, typeOf } from '@/engine/core'

/** A port that a wire may go to or come from. */
export interface Candidate extends PortRef {
  title: string
  type: string
}

/** Why a wire may not be drawn; undefined when it may. Both ends are named as the compiler knows them. */
export function refuseWireBetween(graph: Graph, views: Readonly<Record<string, NodeView>>, from: PortRef, to: PortRef): string | undefined {
  if (from.node === to.node) return 'A brick cannot feed itself.'
  const type = views[from.node]?.outputs[from.port]
  const port = views[to.node]?.inputs[to.port]
  if (type === undefined) return `“${from.port}” has no type yet. Complete ${from.node} first.`
  if (!port) return `“${to.port}” is no input.`
  const reason = refuseAtPort(typeOf(type), port)
  if (reason) return reason
  return reaches(graph, to.node, from.node) ? 'This would lead in a circle.' : undefined
}

/** Whether wires lead from one node to another. */
function reaches(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>()
  const queue = [from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    for (const wire of graph.wires) if (wire.from.node === id) queue.push(wire.to.node)
  }
  return false
}

/** Every port in the graph that a wire from or to `end` may connect. */
export function candidatesFor(
  graph: Graph,
  views: Readonly<Record<string, NodeView>>,
  end: PortRef,
  direction: 'from' | 'to',
): Candidate[] {
  return graph.nodes.flatMap(({ id }) => {
    const view = views[id]
    if (!view) return []
    if (direction === 'from')
      return Object.entries(view.inputs)
        .filter(([port]) => refuseWireBetween(graph, views, end, { node: id, port }) === undefined)
        .map(([port, { title, accepts, wired }]) => ({ node: id, port, title, type: wired ?? accepts[0] ?? 'json' }))
    return Object.entries(view.outputs)
      .filter(([port]) => refuseWireBetween(graph, views, { node: id, port }, end) === undefined)
      .map(([port, type]) => ({ node: id, port, title: port, type }))
  })
}

/** A brick that could stand at the loose end of a wire, and the port that would take it. */
export interface BrickMatch {
  brick: Brick
  port: string
}

/** The bricks with a port that fits a loose wire: `from` an output, or `to` an input. */
export function bricksFor(
  bricks: readonly Brick[],
  views: Readonly<Record<string, NodeView>>,
  end: PortRef,
  direction: 'from' | 'to',
): BrickMatch[] {
  const view = views[end.node]
  return bricks.flatMap((brick) => {
    const parsed = brick.config.safeParse({})
    if (!parsed.success) return []
    const port =
      direction === 'from' ? entering(brick, parsed.data, view?.outputs[end.port]) : leaving(brick, parsed.data, view?.inputs[end.port])
    return port === undefined ? [] : [{ brick, port }]
  })
}

function entering(brick: Brick, config: unknown, type: string | undefined): string | undefined {
  if (type === undefined) return undefined
  const fits = Object.entries(inputPorts(brick, config)).filter(([, port]) => refuseAtPort(typeOf(type), port) === undefined)
  return (fits.find(([, port]) => !port.optional) ?? fits[0])?.[0]
}

function leaving(brick: Brick, config: unknown, port: NodeView['inputs'][string] | undefined): string | undefined {
  if (!port) return undefined
  try {
    return Object.entries(outputTypes(brick, config, {})).find(([, type]) => refuseAtPort(typeOf(type), port) === undefined)?.[0]
  } catch {
    // Its output types depend on what is wired to it, which is nothing yet.
    return undefined
  }
}
