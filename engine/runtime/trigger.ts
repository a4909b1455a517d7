import type { Hex } from 'viem'
import { z } from 'zod'
import type { Value } from '../../bricks/kit'
import { readBundle } from '../bundle/make-bundle'
import type { SignedAct } from '../deploy/act'
import { dueSince, epochOf, isOneAtATime, scheduledKey, type Trigger, triggerOf } from '../schedule/due'
import { runIdOf } from '../witness/witness'
import type { DueCursor, NewRun } from '../world'
import { crashAfter } from './crash-point'
import type { RuntimeWorld } from './world'

/** What the schedule reaches. */
export type ScheduleWorld = Pick<RuntimeWorld, 'store' | 'clock' | 'catalogue'>

/** A time at which a deployment’s trigger looks whether to wake its committee. */
export interface DueWake {
  deployment: Hex
  version: number
  trigger: Trigger
  exclusive: boolean
  dueMs: number
  /** What its last check remembered. */
  state: Value
}

/**
 * Starts what has become due, each due time once among all processes. A trigger that only wakes is not started but handed to `onWake`, at the
 * newest of its times. Returns when the next is due, Unix ms.
 */
export async function tick(world: ScheduleWorld, onWake: (wake: DueWake) => void = () => {}): Promise<number | null> {
  const nowMs = world.clock.nowMs()
  let started = false
  const wakes: DueWake[] = []
  const next = await world.store.tick(nowMs, (cursor) => {
    const { wake, ...due } = dueRuns(cursor, nowMs, world)
    started ||= due.runs.length > 0
    if (wake) wakes.push(wake)
    return due
  })
  if (started) crashAfter('run.due')
  for (const wake of wakes) onWake(wake)
  return next
}

interface DueNow {
  runs: NewRun[]
  nextMs: number | null
  wake?: DueWake
}

function dueRuns({ deployment, version, nextMs: firstMs, wakeState }: DueCursor, nowMs: number, { catalogue }: ScheduleWorld): DueNow {
  const { content } = readBundle(version.bundleText, version.bundleId)
  const trigger = triggerOf(content, catalogue, deployment.id)
  if (!trigger) return { runs: [], nextMs: null }
  const { dueMs, missed, nextMs } = dueSince(trigger, firstMs, nowMs)
  if (trigger.wake) {
    const exclusive = isOneAtATime(content, catalogue)
    return { runs: [], nextMs, wake: { deployment: deployment.id, version: version.n, trigger, exclusive, dueMs, state: wakeState } }
  }
  const exclusive = isOneAtATime(content, catalogue)
  const base = {
    deployment: deployment.id,
    version: version.n,
    triggerKey: scheduledKey(trigger.brick, dueMs),
    input: trigger.input(dueMs),
    dueMs,
    atMs: nowMs,
  }
  const run = newRun({ ...base, exclusive, reason: missedNote(missed) })
  return { runs: exclusive ? [run, skippedRun(base, underWay)] : [run], nextMs }
}

/** Why a run ends as skipped while another is under way. */
export const underWay = 'The last run has not settled yet, and runs of this deployment follow one another.'

const missedNote = (missed: number): string =>
  missed === 0 ? '' : `${missed === 1 ? 'One earlier due time was' : `${missed} earlier due times were`} missed while the engine was down.`

/** What starts a run. */
export interface RunStart {
  deployment: `0x${string}`
  version: number
  triggerKey: string
  input: Value
  dueMs: number
  atMs: number
  act?: SignedAct
}

/** A run about to begin, with its first event and job. */
export function newRun({ exclusive, reason = '', ...start }: RunStart & { exclusive: boolean; reason?: string }): NewRun {
  const run = runIdOf(start.deployment, start.triggerKey)
  return {
    ...start,
    run,
    epoch: epochOf(start.dueMs),
    status: 'due',
    exclusive,
    reason,
    events: [dueEvent(start)],
    jobs: [{ task: 'prepare', payload: { run } }],
  }
}

/** A run that ends where it begins, so that the list shows it. */
export function skippedRun(start: RunStart, reason: string): NewRun {
  const run = runIdOf(start.deployment, start.triggerKey)
  return {
    ...start,
    run,
    epoch: epochOf(start.dueMs),
    status: 'skipped',
    exclusive: false,
    reason,
    endedMs: start.atMs,
    events: [dueEvent(start), { type: 'run.ended', data: { end: 'skipped', reason, code: 'run_under_way' } }],
    jobs: [],
  }
}

const dueEvent = ({ deployment, version, triggerKey, dueMs, input }: RunStart) =>
  ({ type: 'run.due', data: { deployment, version, triggerKey, dueAtMs: dueMs, input: z.json().parse(input) } }) as const
