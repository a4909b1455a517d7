import type { Chain, SettlementRecord } from '../world'
import { advance } from './advance'
import { finish } from './finish'
import type { RuntimeWorld } from './world'

/** Follows included settlements to finality and ends their runs. Returns how many still wait. */
export async function watchFinality(world: RuntimeWorld, chain: Chain): Promise<number> {
  const open = await world.store.openSettlements(chain.settings.id)
  const included = open.filter(({ status }) => status === 'included')
  if (included.length === 0) return open.length
  const final = await chain.final()
  const hashes = new Map<bigint, string | undefined>()
  let waiting = open.length - included.length
  for (const settlement of included) {
    const { blockNumber, blockHash } = settlement
    if (blockNumber === null || blockNumber > final.number) {
      waiting++
      continue
    }
    if (!hashes.has(blockNumber)) hashes.set(blockNumber, (await chain.block(blockNumber))?.hash)
    // A block that was replaced is the retracing’s to deal with.
    if (hashes.get(blockNumber) !== blockHash) waiting++
    else await markFinal(world, settlement, Number(blockNumber))
  }
  return waiting
}

async function markFinal(world: RuntimeWorld, { run, slot, txHash }: SettlementRecord, block: number) {
  await advance(world, {
    run,
    from: ['settling'],
    settlement: { slot, from: ['included'], status: 'final' },
    events: [{ type: 'settlement.final', data: { slot, hash: txHash ?? '0x', block } }],
  })
  await finish(world, run)
}
