import type { BrickKind } from '@/bricks/kit'
import { type BundlePermissions, type Catalogue, findBrick, type Graph, type NodeView, quorumOf } from '@/engine/core'

/** The “In words” card: sentences made from the graph, in the order in which things happen. */
export function wordsOf(graph: Graph, catalogue: Catalogue, views: Readonly<Record<string, NodeView>>, n: number): string[] {
  const spoken = graph.nodes.flatMap((node) => {
    const brick = findBrick(catalogue, node.brick, node.version)
    const config = brick?.config.safeParse(node.config)
    if (!brick?.words || !config?.success) return []
    const phrase = phraseOf(() => brick.words?.(config.data))
    return phrase ? [{ kind: brick.kind, part: views[node.id]?.part, x: node.position.x, phrase }] : []
  })
  const phrases = (test: (one: { kind: BrickKind; part: string | undefined }) => boolean) => [
    ...new Set(
      spoken
        .filter(test)
        .sort((a, b) => a.x - b.x)
        .map(({ phrase }) => phrase),
    ),
  ]
  const [trigger] = phrases(({ kind }) => kind === 'trigger')
  const alone = phrases(({ kind, part }) => kind !== 'trigger' && kind !== 'agree' && part === 'head')
  const agree = phrases(({ kind }) => kind === 'agree')
  const after = phrases(({ kind, part }) => part === 'tail' && kind !== 'settle' && kind !== 'effect')
  const last = phrases(({ kind }) => kind === 'settle' || kind === 'effect')
  const { q } = quorumOf(n)
  const first = [trigger && `${capital(trigger)},`, `${n} workers`, alone.length > 0 ? `each ${join(alone)}` : 'each take part']
    .filter(Boolean)
    .join(' ')
  const conditions = after.filter((phrase) => /^(if|when|unless)\b/.test(phrase))
  const acts = after.filter((phrase) => !/^(if|when|unless)\b/.test(phrase))
  const rest = [...acts, ...last]
  return [
    ...(trigger || alone.length > 0 ? [`${first}.`] : []),
    ...(agree.length > 0 ? [`Together they ${join(agree)}; ${q} of ${n} must agree.`] : []),
    ...(rest.length > 0 ? [`Then they ${join(rest)}${conditions.length > 0 ? `, ${join(conditions)}` : ''}.`] : []),
  ]
}

/** What a bundle may reach, counted: hosts, contracts, secrets. */
export function reachOf(
  graph: Graph,
  catalogue: Catalogue,
  permissions: BundlePermissions | undefined,
): { hosts: number; writes: number; chains: number } {
  const writers = graph.nodes.filter(({ brick, version }) => findBrick(catalogue, brick, version)?.kind === 'settle')
  const chains = new Set(Object.values(graph.meta.targets).flatMap((targets) => targets.map(({ chain }) => chain)))
  return { hosts: permissions?.hosts.length ?? 0, writes: writers.length, chains: Math.max(chains.size, writers.length > 0 ? 1 : 0) }
}

function phraseOf(speak: () => string | undefined): string | undefined {
  try {
    return speak()
  } catch {
    // Settings that the brick cannot put in words are reported by the compiler.
    return undefined
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const join = (phrases: readonly string[]): string =>
  phrases.length < 2 ? (phrases[0] ?? '') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`
