import type { Wire } from '@/engine/core'
import type { UsedPorts } from './face'

const NONE: UsedPorts = { inputs: [], outputs: [] }

/** Tells for each node which of its ports have wires. */
export function usedPorts(wires: readonly Wire[]): (node: string) => UsedPorts {
  const used = new Map<string, { inputs: Set<string>; outputs: Set<string> }>()
  const of = (node: string) => {
    const known = used.get(node) ?? { inputs: new Set<string>(), outputs: new Set<string>() }
    used.set(node, known)
    return known
  }
  for (const { from, to } of wires) {
    of(from.node).outputs.add(from.port)
    of(to.node).inputs.add(to.port)
  }
  const lists = new Map([...used].map(([node, { inputs, outputs }]) => [node, { inputs: [...inputs], outputs: [...outputs] }]))
  return (node) => lists.get(node) ?? NONE
}
