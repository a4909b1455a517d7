import { z } from 'zod'
import type { Value } from '../../bricks/kit'
import { readBundle } from '../bundle/make-bundle'
import type { SignedAct } from '../deploy/act'
import { dueSince, epochOf, isOneAtATime, scheduledKey, triggerOf } from '../schedule/due'
import { runIdOf } from '../witness/witness'
import type { DueCursor, NewRun } from '../world'
import { crashAfter } from './crash-point'
import type { RuntimeWorld } from './world'

/** Starts what has become due, each due time once among all processes. Returns when the next is due, Unix ms. */
export async function tick(world: Pick<RuntimeWorld, 'store' | 'clock' | 'catalogue'>): Promise<number | null> {
  const nowMs = world.clock.nowMs()
  let started = false
  const next = await world.store.tick(nowMs, (cursor) => {
    const due = dueRuns(cursor, nowMs, world)
    started ||= due.runs.length > 0
    return due
  })
  if (started) crashAfter('run.due')
  return next
}

function dueRuns({ deployment, version, nextMs: firstMs }: DueCursor, nowMs: number, { catalogue }: Pick<RuntimeWorld, 'catalogue'>) {
  const { content } = readBundle(version.bundleText, version.bundleId)
  const trigger = triggerOf(content, catalogue)
  if (!trigger) return { runs: [], nextMs: null }
  const { dueMs, missed, nextMs } = dueSince(trigger, firstMs, nowMs)
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
  const reason = 'The last run has not settled yet, and runs of this deployment follow one another.'
  return { runs: exclusive ? [run, skippedRun(base, reason)] : [run], nextMs }
}

const missedNote = (missed: number): string =>
  missed === 0 ? '' : `${missed === 1 ? 'One earlier due time was' : `${missed} earlier due times were`} missed while the engine was down.`

interface RunStart {
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
function skippedRun(start: RunStart, reason: string): NewRun {
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
