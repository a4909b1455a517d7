import type { Diagnostic } from '../graph/diagnostic'
import type { Resolved } from './resolve'

/**
 * A wake-up is one machine’s word that a run is worth while, so something on the way to each write should look again: a branch, or a brick that
 * reads what was settled last. Nodes come in run order. Code: `unguarded_wake`.
 */
export function checkWake(nodes: readonly Resolved[]): Diagnostic[] {
  const trigger = nodes.find(({ brick }) => brick.trigger?.wake)
  if (!trigger) return []
  const guarded = new Set<string>()
  return nodes.flatMap(({ node, brick, from }): Diagnostic[] => {
    const guards = brick.kind === 'flow' || brick.reads === 'settled'
    if (guards || Object.values(from).some((ref) => guarded.has(ref.node))) guarded.add(node.id)
    if (brick.kind !== 'settle' || guarded.has(node.id)) return []
    return [
      {
        severity: 'warning',
        code: 'unguarded_wake',
        node: node.id,
        message: `${trigger.brick.title} only wakes the committee, and whoever runs the engine could wake it without a reason. Put a Deviation or a Condition before this write, so that the committee looks again.`,
      },
    ]
  })
}
