import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../bricks/kit'
import type { Http, Queue } from '../world'
import { createHandlers } from './handlers'
import { openAccount } from './retrace'
import { tick } from './trigger'
import { createWaker } from './wake'
import { type Watcher, watchChain } from './watch'
import type { RuntimeWorld } from './world'

/** An engine that runs. */
export interface RunningEngine {
  /** Ends after the jobs under way. */
  stop(): Promise<void>
}

const longestNapMs = 1_000

/**
 * Runs the road: ticks the schedule, works on jobs and watches chains. Any number of processes may do so on one database. `http` is for
 * wake-ups alone: what counts, workers fetch themselves.
 * @throws {Fault} `chain_replaced`, `chain_unreachable` before anything is started.
 */
export async function runEngine(world: RuntimeWorld, queue: Queue, http: Http): Promise<RunningEngine> {
  for (const chain of world.chains.values()) await openAccount(world, chain)
  const watchers = new Map<string, Watcher>([...world.chains].map(([id, chain]) => [id, watchChain(world, chain)]))
  const schedule = keepTicking(world, http)
  const unlisten = await Promise.all([
    world.store.listen('phat_chains', (id) => watchers.get(id)?.kick()),
    world.store.listen('phat_deployments', () => schedule.wake()),
  ])
  await queue.start(createHandlers(world))
  return {
    async stop() {
      await Promise.all([...unlisten.map((end) => end()), schedule.stop(), queue.stop()])
      await Promise.all([...watchers.values()].map((watcher) => watcher.stop()))
    },
  }
}

function keepTicking(world: RuntimeWorld, http: Http) {
  const waker = createWaker({ ...world, http })
  const stopping = new AbortController()
  let wake = () => {}
  const nap = (ms: number) =>
    Promise.race([sleep(ms, undefined, { signal: stopping.signal }).catch(() => {}), new Promise<void>((resolve) => (wake = resolve))])
  const run = async () => {
    while (!stopping.signal.aborted) {
      let nextMs: number | null = null
      try {
        nextMs = await tick(world, waker.add)
      } catch (error) {
        if (!stopping.signal.aborted) world.log(`The schedule: ${Fault.from(error).message}`)
      }
      const untilMs = (nextMs ?? Number.POSITIVE_INFINITY) - world.clock.nowMs()
      await nap(Math.min(Math.max(untilMs, 5), longestNapMs))
    }
  }
  const done = run()
  return {
    wake: () => wake(),
    async stop() {
      stopping.abort()
      wake()
      await done
      await waker.stop()
    },
  }
}
