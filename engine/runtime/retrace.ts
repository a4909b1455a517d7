import { Fault } from '../../bricks/kit'
import type { BlockRef, Chain, NonceRecord, SettlementRecord, TxRecord } from '../world'
import { advance } from './advance'
import { forgetReady } from './ready-target'
import { lower } from './relay'
import { markBroadcast } from './watch-nonces'
import type { RuntimeWorld } from './world'

const batch = 20

/** Refuses a chain that is not the one this database belongs to, and makes the relayer’s row. @throws {Fault} `chain_replaced`. */
export async function openAccount(world: RuntimeWorld, chain: Chain): Promise<void> {
  const { id, name } = chain.settings
  const address = lower(chain.relayer)
  const [genesis, nextNonce] = await Promise.all([chain.genesis(), chain.nonce(address, 'latest')])
  const account = await world.store.openAccount({ chain: id, address, nextNonce, genesis })
  if (account.genesis === genesis) return
  throw new Fault(
    'chain_replaced',
    `${name} (${id}) begins with block ${genesis}, and this database belongs to a chain that begins with ${account.genesis}.`,
    {
      remedy: 'Give back the chain’s data, or start with another database: runs settled there do not exist here.',
    },
  )
}

/**
 * Compares what the database holds as mined with the chain, newest first, back to one whose block is still there; what fell out is sent again
 * in the order of its nonces. Returns the head it saw.
 */
export async function retraceChain(world: RuntimeWorld, chain: Chain): Promise<BlockRef> {
  const head = await chain.head()
  await openAccount(world, chain)
  const lost = await findLost(world, chain)
  if (lost.length > 0) {
    forgetReady(world)
    world.log(`${chain.settings.name} went back in time: ${lost.length} transactions are sent again.`)
    for (const record of lost) await reopen(world, record)
  }
  const address = lower(chain.relayer)
  const open = await world.store.openNonces(chain.settings.id, address)
  const sent = await world.store.transactions(
    chain.settings.id,
    address,
    open.map(({ nonce }) => nonce),
  )
  for (const record of open) {
    const newest = sent.filter((tx) => tx.nonce === record.nonce).at(-1)
    if (newest)
      await sendAgain(world, chain, record, newest).catch((error: unknown) =>
        world.log(`Nonce ${record.nonce}: ${Fault.from(error).message}`),
      )
  }
  return head
}

async function sendAgain(world: RuntimeWorld, chain: Chain, { purpose, address, nonce }: NonceRecord, { raw, hash }: TxRecord) {
  await chain.broadcast(raw)
  const settlement = purpose === 'settlement' ? await world.store.settlementByNonce(chain.settings.id, address, nonce) : null
  // Its process died between storing and sending.
  if (settlement?.status === 'signed') await markBroadcast(world, settlement, hash)
}

async function findLost(world: RuntimeWorld, chain: Chain): Promise<NonceRecord[]> {
  const lost: NonceRecord[] = []
  let below: number | undefined
  for (;;) {
    const mined = await world.store.minedNonces(chain.settings.id, lower(chain.relayer), batch, below)
    for (const record of mined) {
      if (record.blockNumber === null) continue
      if ((await chain.block(record.blockNumber))?.hash === record.blockHash) return lost.reverse()
      lost.push(record)
    }
    below = mined.at(-1)?.nonce
    if (below === undefined || mined.length < batch) return lost.reverse()
  }
}

async function reopen(world: RuntimeWorld, record: NonceRecord) {
  if (record.purpose === 'settlement') {
    const settlement = await world.store.settlementByNonce(record.chain, record.address, record.nonce)
    if (settlement) await reopenSettlement(world, settlement)
  }
  await world.store.markNonce({ ...record, status: 'open', txHash: null, blockNumber: null, blockHash: null })
}

async function reopenSettlement(world: RuntimeWorld, { run, slot, txHash, blockNumber }: SettlementRecord) {
  await advance(world, {
    run,
    from: ['settling', 'settled', 'partly_settled', 'failed'],
    to: 'settling',
    endedMs: null,
    settlement: { slot, from: ['included', 'final'], status: 'broadcast', blockNumber: null, blockHash: null },
    events: [{ type: 'settlement.reorged', data: { slot, hash: txHash ?? '0x', block: Number(blockNumber ?? 0n) } }],
  })
}

/** Picks up runs whose process died between their last settlement and their end. */
export async function resumeSettling(world: RuntimeWorld): Promise<void> {
  const runs = await world.store.unendedRuns()
  const settling = runs.filter(({ status }) => status === 'settling')
  await world.store.enqueue(settling.map(({ id }) => ({ task: 'settle', payload: { run: id }, key: `settle:${id}` })))
}
