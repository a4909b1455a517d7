import { inputPorts, outputTypes } from '@/bricks/kit'
import type { Catalogue, Fix, Graph, Wire } from '@/engine/core'
import { parsePath, setConfig } from './config'
import { addNode, connect, type Edit, removeNodes, removeWires, samePort, spliceNode } from './nodes'

/** Carries out a diagnostic’s fix; undefined when it no longer fits the graph. */
export function applyFix(graph: Graph, fix: Fix, catalogue: Catalogue): Edit | undefined {
  switch (fix.kind) {
    case 'remove-node':
      return removeNodes(graph, new Set([fix.node]))
    case 'remove-wire':
      return removeLastWire(graph, fix.to)
    case 'set-config':
      return { ...setConfig(graph, fix.node, parsePath(fix.path), fix.value), selection: [fix.node] }
    case 'add-wire':
      return connect(graph, fix.from, fix.to)
    case 'add-node': {
      const brick = newest(catalogue, fix.brick)
      return brick && addNode(graph, brick, freePlace(graph, brick.kind === 'trigger' ? 'left' : 'right'))
    }
    case 'insert': {
      const brick = newest(catalogue, fix.brick)
      const ports = brick && throughPorts(brick, fix.config)
      return ports && spliceNode(graph, brick, fix.on.to, ports, { ...fix.config })
    }
  }
}

/** Removes the newest of the wires that end at an input, so that of two the older stays. */
function removeLastWire(graph: Graph, to: Wire['to']): Edit {
  const last = graph.wires.findLast((wire) => samePort(wire.to, to))
  const doubled = graph.wires.filter((wire) => samePort(wire.to, to)).length > 1
  return doubled ? { graph: { ...graph, wires: graph.wires.filter((wire) => wire !== last) } } : removeWires(graph, [to])
}

/** The newest version of a brick in the catalogue. */
export function newest(catalogue: Catalogue, id: string) {
  return [...catalogue.values()].filter((brick) => brick.id === id).sort((a, b) => b.version - a.version)[0]
}

/** The ports by which a brick with these settings can stand in the middle of a wire. */
function throughPorts(
  brick: NonNullable<ReturnType<typeof newest>>,
  config: Readonly<Record<string, unknown>> = {},
): { in: string; out: string } | undefined {
  const parsed = brick.config.safeParse(config)
  if (!parsed.success) return undefined
  const enter = Object.keys(inputPorts(brick, parsed.data)).find((port) => port !== 'run')
  const leave = Object.keys(outputTypes(brick, parsed.data, {}))[0]
  return enter === undefined || leave === undefined ? undefined : { in: enter, out: leave }
}

/** A place beside everything that is drawn. */
export function freePlace({ nodes }: Graph, side: 'left' | 'right'): { x: number; y: number } {
  if (nodes.length === 0) return { x: 0, y: 0 }
  const xs = nodes.map(({ position }) => position.x)
  const ys = nodes.map(({ position }) => position.y)
  return { x: side === 'left' ? Math.min(...xs) - 264 : Math.max(...xs) + 264, y: Math.min(...ys) }
}
