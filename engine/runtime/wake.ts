import type { Fault } from '../../bricks/kit'
import { scheduledKey } from '../schedule/due'
import { permitOnly } from '../witness/permit'
import type { Http } from '../world'
import { type DueWake, newRun, type ScheduleWorld } from './trigger'

/** What became of a check. `asleep`: there was no reason to wake. `stale`: paused, redeployed or checked later meanwhile. `busy`: a run is under way. */
export type WakeOutcome = 'woken' | 'asleep' | 'stale' | 'busy'

/**
 * Makes one check, held to the trigger’s own hosts and limits, and starts the run it asks for. What it remembers and the run are written
 * together, each due time once: a process that dies before leaves the last state, from which the next check goes on. A run under way
 * leaves it too, so that the next check wakes again.
 * @throws {Fault} what the check meets outside.
 */
export async function checkWake(
  { store, clock, http }: ScheduleWorld & { http: Http },
  { deployment, version, trigger, exclusive, dueMs, state }: DueWake,
): Promise<WakeOutcome> {
  if (!trigger.wake) return 'asleep'
  const { permissions, limits, check } = trigger.wake
  const outside = permitOnly(http, {
    permissions: { hosts: [...(permissions.hosts ?? [])], chainsRead: [], gatewayTrust: false },
    limits: { requests: limits.requests ?? 0, bytes: limits.bytes ?? 0, timeMs: limits.timeMs ?? 0 },
  })
  const atMs = clock.nowMs()
  const found = await check({ http: outside }, state, atMs)
  const run = newRun({
    deployment,
    version,
    triggerKey: scheduledKey(trigger.brick, dueMs),
    input: trigger.input(dueMs),
    dueMs,
    atMs,
    exclusive,
    reason: found.reason,
  })
  const kept = await store.keepWake({ deployment, version, dueMs, state: found.state, run: found.wake ? run : null })
  return kept === 'kept' ? (found.wake ? 'woken' : 'asleep') : kept
}

/** Runs checks beside the schedule, a few at once; what fails is said and tried again at the next due time. */
export function createWaker(world: ScheduleWorld & { http: Http; log(message: string): void }, atOnce = 8) {
  const waiting: DueWake[] = []
  const busy = new Set<string>()
  const under = new Set<Promise<void>>()
  let stopped = false
  const next = () => {
    const wake = stopped || under.size >= atOnce ? undefined : waiting.shift()
    if (!wake) return
    const done = checkWake(world, wake)
      .catch((error: Fault) => world.log(`The wake-up check of ${wake.deployment}: ${error.message}`))
      .then(() => {
        busy.delete(wake.deployment)
        under.delete(done)
        next()
      })
    under.add(done)
    next()
  }
  return {
    add(wake: DueWake) {
      // A check that takes longer than the distance of two due times is not made twice at once.
      if (busy.has(wake.deployment)) return
      busy.add(wake.deployment)
      waiting.push(wake)
      next()
    },
    async stop() {
      stopped = true
      await Promise.all(under)
    },
  }
}
