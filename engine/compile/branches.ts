import type { Resolved } from './resolve'

/** Branching node → those of its outputs of which one must be taken for a value to be there. */
export type Sides = ReadonlyMap<string, ReadonlySet<string>>

/** Branching node → the signals of which one comes. */
export type Branching = Map<string, ReadonlySet<string>>

const NOWHERE: Sides = new Map()

/**
 * On which branches a node depends. It needs all its inputs, so it lies on the branches of each; of inputs that may stay empty it needs one,
 * so there a branch ends where another input is not on it, or where all its signals have come together.
 */
export function sidesOf({ from, inputs }: Resolved, before: ReadonlyMap<string, Sides>, branching: Branching): Sides {
  const needed: Sides[] = []
  const either: Sides[] = []
  for (const [port, { node, port: output }] of Object.entries(from)) {
    const sides = new Map(before.get(node))
    if (branching.has(node)) sides.set(node, new Set([output]))
    if (inputs[port]?.absent !== 'omit') needed.push(sides)
    else either.push(sides)
  }
  // An input that may stay empty, such as a reset, does not hold up a brick that needs others or has nothing else to wait for.
  const all = either.length > 1 || needed.length === 0 ? [...needed, joinSides(either, branching)] : needed
  return all.reduce(narrow, NOWHERE)
}

function joinSides(either: readonly Sides[], branching: Branching): Sides {
  const [first, ...others] = either
  const joined = new Map<string, ReadonlySet<string>>()
  for (const [node, outputs] of first ?? []) {
    const all = new Set(outputs)
    if (!others.every((sides) => sides.has(node))) continue
    for (const sides of others) for (const output of sides.get(node) ?? []) all.add(output)
    const signals = branching.get(node) ?? []
    if (all.size < 2 || ![...signals].every((signal) => all.has(signal))) joined.set(node, all)
  }
  return joined
}

function narrow(a: Sides, b: Sides): Sides {
  const both = new Map(a)
  for (const [node, outputs] of b) {
    const known = both.get(node)
    both.set(node, known ? new Set([...known].filter((output) => outputs.has(output))) : outputs)
  }
  return both
}
