import type { Hex } from 'viem'
import { vi } from 'vitest'
import { scheduledKey } from '../../schedule/due'
import type { RunRecord } from '../../world'
import { agree } from '../agree'
import { attest } from '../attest'
import { deployGraph, feedGraph } from '../installation.fixture'
import { observe } from '../observe'
import { prepare } from '../prepare'
import { settle } from '../settle'
import { newRun } from '../trigger'
import { watchChain } from '../watch'
import type { TestCoordinator } from './coordinator.fixture'

/** A deployment that is due every minute. */
export const deployMinutely = ({ installation }: TestCoordinator, n: number): Promise<Hex> =>
  deployGraph(
    installation,
    feedGraph(installation.source.origin, { brick: 'cron', config: { expression: '* * * * *', timeZone: 'UTC' } }),
    n,
  )

/** Starts the run of the minute that it is, and has its committee drawn. */
export async function prepareRun({ world }: TestCoordinator, deployment: Hex): Promise<Hex> {
  const atMs = world.clock.nowMs()
  const dueMs = Math.floor(atMs / 60_000) * 60_000
  const start = { deployment, version: 1, triggerKey: scheduledKey('cron', dueMs), input: { scheduledAtMs: dueMs }, dueMs, atMs }
  const run = newRun({ ...start, exclusive: false })
  await world.store.createRun(run)
  // A new epoch’s block must have settled for a moment.
  await vi.waitFor(() => prepare(world, run.run), { timeout: 15_000, interval: 200 })
  return run.run
}

/** Has every member observe, and judges what they say. */
export async function observeRun({ world }: TestCoordinator, run: Hex): Promise<RunRecord> {
  const { prepared } = await stored({ world }, run)
  const members = prepared?.committee.members ?? []
  await Promise.all(members.map((_, position) => observe(world, run, position)))
  await agree(world, run)
  return stored({ world }, run)
}

/** Takes an agreed run to its end. */
export async function settleRun({ world }: TestCoordinator, run: Hex): Promise<RunRecord> {
  const members = (await stored({ world }, run)).prepared?.committee.members ?? []
  await Promise.all(members.map((_, position) => attest(world, run, position)))
  const watchers = [...world.chains.values()].map((chain) => watchChain(world, chain))
  try {
    return await vi.waitFor(
      async () => {
        await settle(world, run)
        for (const watcher of watchers) watcher.kick()
        const now = await stored({ world }, run)
        if (now.endedMs === null) throw new Error(`Run ${run} is still ${now.status}: ${now.reason}`)
        return now
      },
      { timeout: 20_000, interval: 200 },
    )
  } finally {
    await Promise.all(watchers.map((watcher) => watcher.stop()))
  }
}

async function stored({ world }: Pick<TestCoordinator, 'world'>, id: Hex): Promise<RunRecord> {
  const run = await world.store.run(id)
  if (!run) throw new Error(`There is no run ${id}.`)
  return run
}
