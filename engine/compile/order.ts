import type { Graph } from '../graph/graph'

/** Node ids in run order, ties by id so that array order never matters; and the ids that lie on or behind a cycle. */
export function runOrder(graph: Graph): { order: string[]; cyclic: string[] } {
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const waits = new Map<string, number>([...ids].map((id) => [id, 0]))
  const next = new Map<string, string[]>()
  for (const { from, to } of graph.wires) {
    if (!ids.has(from.node) || !ids.has(to.node)) continue
    waits.set(to.node, (waits.get(to.node) ?? 0) + 1)
    const list = next.get(from.node)
    if (list) list.push(to.node)
    else next.set(from.node, [to.node])
  }
  const order: string[] = []
  let layer = [...ids].filter((id) => waits.get(id) === 0).sort()
  while (layer.length > 0) {
    const following: string[] = []
    for (const id of layer) {
      order.push(id)
      for (const to of next.get(id) ?? []) {
        const left = (waits.get(to) ?? 0) - 1
        waits.set(to, left)
        if (left === 0) following.push(to)
      }
    }
    layer = following.sort()
  }
  const done = new Set(order)
  return { order, cyclic: [...ids].filter((id) => !done.has(id)).sort() }
}
