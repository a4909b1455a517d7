import type { Graph } from '@/engine/core'

/** How two graphs differ, in bricks: those only in the second, those only in the first, and those whose settings or wires changed. */
export function compareGraphs(before: Graph, after: Graph): { added: string[]; removed: string[]; changed: string[] } {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const now = new Map(after.nodes.map((node) => [node.id, node]))
  const fed = (graph: Graph, id: string) =>
    graph.wires
      .filter(({ to }) => to.node === id)
      .map(({ from, to }) => `${from.node}.${from.port}>${to.port}`)
      .sort()
      .join()
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, node]) => {
      const was = old.get(id)
      if (!was) return []
      const same =
        was.brick === node.brick &&
        was.version === node.version &&
        JSON.stringify(was.config) === JSON.stringify(node.config) &&
        fed(before, id) === fed(after, id)
      return same ? [] : [id]
    }),
  }
}
