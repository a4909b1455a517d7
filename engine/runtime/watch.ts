import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../bricks/kit'
import type { BlockRef, Chain } from '../world'
import { resumeSettling, retraceChain } from './retrace'
import { watchFinality } from './watch-finality'
import { watchNonces } from './watch-nonces'
import type { RuntimeWorld } from './world'

/** One chain’s watcher in this process. */
export interface Watcher {
  /** Looks at once. */
  kick(): void
  stop(): Promise<void>
}

// After a kick something is usually mined within milliseconds.
const eagerMs = [5, 10, 20, 40, 80]
const leadAgainMs = 300
const idleMs = 1_000

/**
 * Follows the relayer’s transactions on one chain: inclusion, finality, reorgs, fees. Of all processes one does so at a time; when it dies its
 * lock goes with it and another takes over.
 */
export function watchChain(world: RuntimeWorld, chain: Chain): Watcher {
  const stopping = new AbortController()
  let kicked = 0
  let wake = () => {}
  const nap = async (ms: number) => {
    await Promise.race([
      sleep(ms, undefined, { signal: stopping.signal }).catch(() => {}),
      new Promise<void>((resolve) => (wake = resolve)),
    ])
  }
  const { blockTimeMs, name } = chain.settings
  const busyMs = Math.min(Math.max(blockTimeMs / 4, 100), 4_000)

  async function lead(isLost: () => boolean) {
    let seen = await retraceChain(world, chain)
    await resumeSettling(world)
    while (!stopping.signal.aborted && !isLost()) {
      const asked = kicked
      const round = await look(world, chain, seen)
      seen = round.head
      if (!round.isBusy) {
        const wasKicked = kicked !== asked
        if (!wasKicked) kicked = 0
        await nap(wasKicked ? 0 : idleMs)
      } else if (asked > 0) {
        kicked = Math.max(0, kicked - 1)
        await nap(eagerMs[eagerMs.length - Math.min(asked, eagerMs.length)] ?? busyMs)
      } else await nap(busyMs)
    }
  }

  async function run() {
    while (!stopping.signal.aborted) {
      try {
        const lease = await world.store.tryLead(`chain:${chain.settings.id}`)
        if (lease === null) {
          await nap(leadAgainMs)
          continue
        }
        let isLost = false
        void lease.lost.then(() => {
          isLost = true
        })
        await lead(() => isLost).finally(() => lease.release().catch(() => {}))
      } catch (error) {
        if (stopping.signal.aborted) return
        world.log(`Watching ${name}: ${Fault.from(error).message}`)
        await nap(idleMs)
      }
    }
  }

  const done = run()
  return {
    kick() {
      kicked = eagerMs.length
      wake()
    },
    async stop() {
      stopping.abort()
      wake()
      await done
    },
  }
}

/** One look at the chain. Transactions before finality, so that what is mined and final at once needs one look. */
async function look(world: RuntimeWorld, chain: Chain, seen: BlockRef): Promise<{ head: BlockRef; isBusy: boolean }> {
  const head = await chain.head()
  if (await wentBack(chain, seen, head)) await retraceChain(world, chain)
  const open = await watchNonces(world, chain, head)
  const waiting = await watchFinality(world, chain)
  return { head, isBusy: open + waiting > 0 }
}

/** Whether the block seen last is no longer part of the chain. Nobody announces that: only hashes tell. */
async function wentBack(chain: Chain, seen: BlockRef, head: BlockRef): Promise<boolean> {
  if (head.hash === seen.hash) return false
  if (head.number === seen.number + 1n) return head.parentHash !== seen.hash
  if (head.number <= seen.number) return true
  return (await chain.block(seen.number))?.hash !== seen.hash
}
