import type { Value } from '../../bricks/kit'
import type { BundleContent } from '../bundle/bundle'
import { type Catalogue, findBrick } from '../compile/resolve'

/** An epoch: a committee serves a deployment for one. */
export const epochMs = 24 * 3_600_000

/** The epoch of a trigger’s time. */
export const epochOf = (dueMs: number): number => Math.floor(dueMs / epochMs)

/** How a run is named: `<trigger brick>:<dueMs>` for a scheduled one, `act:<nonce>` for one that the owner asked for. */
export const scheduledKey = (brick: string, dueMs: number): string => `${brick}:${dueMs}`
export const actKey = (nonce: number): string => `act:${nonce}`

/** The trigger of a plan, with its schedule. */
export interface Trigger {
  brick: string
  witness: 'derived' | 'refetched' | 'gateway'
  next(afterMs: number): number | null
  input(dueMs: number): Value
}

/** The trigger of a bundle; null when this installation lacks its brick. */
export function triggerOf({ plan }: BundleContent, catalogue: Catalogue): Trigger | null {
  const step = plan.steps.find(({ part }) => part === 'trigger')
  const spec = step && findBrick(catalogue, step.brick, step.version)?.trigger
  if (!step || !spec) return null
  return {
    brick: step.brick,
    witness: spec.witness,
    next: (afterMs) => spec.next(step.config, afterMs),
    input: (dueMs) => spec.input(dueMs),
  }
}

/** Whether runs of a bundle must follow one another: each starts from what the last one left. */
export function isOneAtATime({ plan }: BundleContent, catalogue: Catalogue): boolean {
  return plan.steps.some(({ brick, version }) => {
    const found = findBrick(catalogue, brick, version)
    return found?.stateful === true || found?.reads === 'settled'
  })
}

/** What has become due since a cursor’s time. */
export interface Due {
  /** The newest due time; earlier ones are not made up for. */
  dueMs: number
  /** Due times before it that nobody handled. */
  missed: number
  nextMs: number | null
}

// A cursor weeks behind is counted no further than this.
const countedAtMost = 1_000

/** The newest due time up to now, how many were missed before it, and the next one. */
export function dueSince(trigger: Pick<Trigger, 'next'>, firstMs: number, nowMs: number): Due {
  let dueMs = firstMs
  let missed = 0
  let nextMs = trigger.next(dueMs)
  while (nextMs !== null && nextMs <= nowMs && missed < countedAtMost) {
    dueMs = nextMs
    missed++
    nextMs = trigger.next(dueMs)
  }
  if (nextMs === null || nextMs > nowMs) return { dueMs, missed, nextMs }
  // Too far behind to count: jump to the due time just before now.
  const period = nextMs - dueMs
  let latest = trigger.next(nowMs - period - 1) ?? dueMs
  for (let next = trigger.next(latest); next !== null && next <= nowMs; next = trigger.next(latest)) latest = next
  return { dueMs: latest, missed, nextMs: trigger.next(latest) }
}
