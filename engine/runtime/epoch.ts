import { Fault } from '../../bricks/kit'
import { epochMs } from '../schedule/due'
import type { BlockRef, Chain, EpochSeal } from '../world'
import { chainOf, type RuntimeWorld } from './world'

// A local chain killed at a bad moment loses its last second, final or not; an epoch’s block must not be in it.
const settledForMs = 2_000

/** The epoch’s seal: written once, from the first final block of its day or, on a younger chain, from its first block. */
export async function sealEpoch(world: RuntimeWorld, n: number): Promise<EpochSeal> {
  const known = await world.store.epoch(n)
  if (known) return known
  const block = await firstFinalBlock(chainOf(world, world.homeChain), n * epochMs)
  if (block === null || block.timeMs > world.clock.nowMs() - (block.number === 0n ? 0 : settledForMs)) {
    throw new Fault('epoch_open', `Epoch ${n} has no final block yet on ${world.homeChain}.`, {
      remedy: 'Nothing: the run waits for it.',
      retry: true,
    })
  }
  return world.store.sealEpoch({ n, randomness: block.hash, blockNumber: block.number, blockHash: block.hash }, world.clock.nowMs())
}

async function firstFinalBlock(chain: Chain, startMs: number): Promise<BlockRef | null> {
  const newest = await chain.final()
  if (newest.timeMs < startMs) return null
  let low = 0n
  let found = newest
  while (low < found.number) {
    const middle = await chain.block((low + found.number) / 2n)
    if (middle === null)
      throw new Fault('block_missing', `${chain.settings.name} does not keep the epoch’s first block.`, {
        remedy: 'Use an RPC URL of a node that keeps it.',
      })
    if (middle.timeMs >= startMs) found = middle
    else low = middle.number + 1n
  }
  return found
}
