import type { ASTNode } from '@marcbachmann/cel-js'
import { Fault, type PortValues, type Value, type WireType } from '..'
import { childrenOf, nodesOf } from './literals'
import { MACROS } from './refuse-unsafe'

/** About two seconds of the slowest kind of work. It counts items and characters, which are the same on every machine, unlike time. */
const MAX_WORK = 1e7
/** Characters that cost as much as one item of a list. */
const CHARACTERS = 10

/** Refuses inputs with which a formula would take long. @throws {Fault} `formula_too_costly`. */
export type CheckCost = (inputs: PortValues) => void

/**
 * How much a formula costs: every list and text wherever it is named, and what stands inside a list function once more for each item.
 * Undefined where no input grows.
 */
export function costOf(root: ASTNode, types: ReadonlyMap<string, WireType>): CheckCost | undefined {
  const large = new Set([...types].filter(([, { kind }]) => kind === 'list' || kind === 'text').map(([name]) => name))
  if (large.size === 0) return undefined
  const everywhere = namesIn([root], large)
  const bodies = [...nodesOf(root)].flatMap(({ node }) => (node.op === 'rcall' && MACROS.has(node.args[0]) ? node.args[2].slice(1) : []))
  const repeated = namesIn(bodies, large)
  const steps = bodies.reduce((count, body) => count + [...nodesOf(body)].length, 0)
  return (inputs) => {
    const sizes = new Map([...large].map((name) => [name, sizeOf(inputs[name])]))
    const sum = (names: readonly string[]) => names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0)
    const once = sum(everywhere)
    const work = once + once * (steps + sum(repeated))
    if (work <= MAX_WORK) return
    throw new Fault('formula_too_costly', 'The lists or texts are too long for this formula.', {
      remedy: 'Select or slice fewer items first. Inside a list function, do not search a second long list.',
    })
  }
}

/** The names in some nodes, each as often as it stands there; not where only one item or the length of a list is taken. */
function namesIn(nodes: readonly ASTNode[], names: ReadonlySet<string>): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.op === 'id') return names.has(node.args) ? [node.args] : []
    if (isCheap(node))
      return namesIn(
        childrenOf(node)
          .map(({ child }) => child)
          .filter(({ op }) => op !== 'id'),
        names,
      )
    return namesIn(
      childrenOf(node).map(({ child }) => child),
      names,
    )
  })
}

const isCheap = (node: ASTNode): boolean =>
  node.op === '[]' || node.op === '[?]' || ((node.op === 'call' || node.op === 'rcall') && node.args[0] === 'size')

function sizeOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length / CHARACTERS
  return Array.isArray(value)
    ? value.reduce((total: number, item: Value) => total + 1 + (typeof item === 'string' ? item.length / CHARACTERS : 0), 0)
    : 0
}
