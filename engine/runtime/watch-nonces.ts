import type { Hex } from 'viem'
import { decodeEventLog, decodeFunctionResult, encodeFunctionData } from 'viem'
import { oracleAnchorAbi } from '../contracts/abi.gen'
import type { BlockRef, Chain, NonceRecord, Receipt, SettlementRecord, TxRecord } from '../world'
import { advance } from './advance'
import { lower } from './relay'
import type { RuntimeWorld } from './world'

const sendAgainMs = 3_000
/** A nonce can be counted before its receipt can be read; only after this is it taken for another’s. */
const foreignAfterMs = 15_000

const lastSent = new Map<Hex, number>()
const missingSince = new Map<string, number>()

/** Looks for the receipts of every open nonce, sends again what is not known, and raises fees that are too low. Returns how many stay open. */
export async function watchNonces(world: RuntimeWorld, chain: Chain, head: BlockRef): Promise<number> {
  const { id } = chain.settings
  const address = lower(chain.relayer)
  const open = await world.store.openNonces(id, address)
  if (open.length === 0) return 0
  const [mined, transactions] = await Promise.all([
    chain.nonce(address, 'latest'),
    world.store.transactions(
      id,
      address,
      open.map(({ nonce }) => nonce),
    ),
  ])
  let left = 0
  for (const record of open) {
    const sent = transactions.filter(({ nonce }) => nonce === record.nonce)
    const landed = record.nonce < mined ? await findReceipt(chain, sent) : null
    if (landed) await land(world, chain, record, landed)
    else {
      left++
      if (record.nonce < mined) await suspectForeign(world, record)
      else await push(world, chain, record, sent, { head, isNext: record.nonce === mined })
    }
  }
  return left
}

async function findReceipt(chain: Chain, sent: readonly TxRecord[]): Promise<Receipt | null> {
  for (const { hash } of sent.toReversed()) {
    const receipt = await chain.receipt(hash)
    if (receipt) return receipt
  }
  return null
}

async function land(world: RuntimeWorld, chain: Chain, record: NonceRecord, receipt: Receipt) {
  const { store } = world
  if (record.purpose === 'settlement') {
    const settlement = await store.settlementByNonce(record.chain, record.address, record.nonce)
    if (settlement) await landSettlement(world, chain, settlement, receipt)
  }
  const { hash: txHash, blockNumber, blockHash } = receipt
  const status = receipt.status === 'success' ? 'mined' : 'reverted'
  await store.markNonce({ ...record, status, txHash, blockNumber, blockHash })
}

async function landSettlement(world: RuntimeWorld, chain: Chain, settlement: SettlementRecord, receipt: Receipt) {
  const { run, slot } = settlement
  const delivered = receipt.status === 'success' ? await deliveryOf(chain, settlement, receipt) : null
  if (delivered === null) {
    // Mined without the report: reverted, or the self-transfer that took an expired report’s place.
    const expired = world.clock.nowMs() > settlement.validUntilMs
    await advance(world, {
      run,
      from: ['settling'],
      settlement: { slot, from: ['signed', 'broadcast'], status: expired ? 'abandoned' : 'reverted' },
      jobs: [{ task: 'settle', payload: { run }, runAtMs: world.clock.nowMs() + 1_000, key: `settle:${run}` }],
    })
    return
  }
  const { hash, blockNumber, blockHash, gasUsed, effectiveGasPriceWei } = receipt
  await advance(world, {
    run,
    from: ['settling'],
    settlement: {
      slot,
      from: ['signed', 'broadcast'],
      status: 'included',
      txHash: hash,
      blockNumber: String(blockNumber),
      blockHash,
      gasUsed: String(gasUsed),
      gasPriceWei: String(effectiveGasPriceWei),
      delivered,
    },
    events: [
      {
        type: 'settlement.included',
        data: {
          slot,
          hash,
          block: Number(blockNumber),
          blockHash,
          gasUsed: Number(gasUsed),
          gasPriceWei: String(effectiveGasPriceWei),
          delivered,
        },
      },
    ],
  })
}

/** Whether the receiver took the report, from the anchor’s event or, when somebody else relayed it first, from its status; null when it has not settled. */
async function deliveryOf(chain: Chain, { anchor, report, run, slot }: SettlementRecord, { logs }: Receipt): Promise<boolean | null> {
  for (const { address, topics, data } of logs) {
    const [signature, ...rest] = topics
    if (lower(address) !== anchor || signature === undefined) continue
    const event = decodeEventLog({ abi: oracleAnchorAbi, topics: [signature, ...rest], data, strict: false })
    if (event.eventName === 'Settled' && event.args.run === run && event.args.slot === slot) return event.args.delivered ?? false
  }
  const call = { abi: oracleAnchorAbi, functionName: 'statusOf', args: [report.deployment, run, slot] } as const
  const answer = await chain.call({ to: anchor, data: encodeFunctionData(call) })
  const status = answer === null ? 0 : decodeFunctionResult({ abi: oracleAnchorAbi, functionName: 'statusOf', data: answer })
  return status === 0 ? null : status === 1
}

async function suspectForeign(world: RuntimeWorld, record: NonceRecord) {
  const key = `${record.chain}/${record.address}/${record.nonce}`
  const since = missingSince.get(key) ?? world.clock.nowMs()
  missingSince.set(key, since)
  if (world.clock.nowMs() - since < foreignAfterMs) return
  world.log(
    `Nonce ${record.nonce} of ${record.address} on ${record.chain} was spent by a transaction that is not ours. Use this key nowhere else.`,
  )
  missingSince.delete(key)
  if (record.purpose === 'settlement') {
    const settlement = await world.store.settlementByNonce(record.chain, record.address, record.nonce)
    if (settlement) {
      const { run, slot } = settlement
      const jobs = [{ task: 'settle', payload: { run } } as const]
      await advance(world, { run, from: ['settling'], settlement: { slot, from: ['signed', 'broadcast'], status: 'reverted' }, jobs })
    }
  }
  await world.store.markNonce({ ...record, status: 'abandoned' })
}

interface Position {
  head: BlockRef
  /** The chain waits for this nonce before any later one. */
  isNext: boolean
}

async function push(world: RuntimeWorld, chain: Chain, record: NonceRecord, sent: readonly TxRecord[], { head, isNext }: Position) {
  const newest = sent.at(-1)
  if (!newest) return
  const nowMs = world.clock.nowMs()
  const settlement =
    record.purpose === 'settlement' ? await world.store.settlementByNonce(record.chain, record.address, record.nonce) : null
  const isStuck = isNext && head.number - newest.signedAtBlock > BigInt(world.patience.bumpAfterBlocks)
  if (isStuck) return bump(world, chain, record, newest, head, settlement)
  const sentMs = lastSent.get(newest.hash)
  if (sentMs === undefined && settlement?.status !== 'signed') lastSent.set(newest.hash, nowMs)
  else if (sentMs === undefined || nowMs - sentMs > sendAgainMs) {
    if (sentMs === undefined) {
      // Its process may be about to send it; a second later it is ours to do.
      lastSent.set(newest.hash, nowMs - sendAgainMs + 1_000)
      return
    }
    lastSent.set(newest.hash, nowMs)
    await chain.broadcast(newest.raw)
    if (settlement?.status === 'signed') await markBroadcast(world, settlement, newest.hash)
  }
}

/** Raises the fee of a transaction that is not taken; one whose report has expired gives its nonce to a transfer to itself. */
async function bump(
  world: RuntimeWorld,
  chain: Chain,
  record: NonceRecord,
  newest: TxRecord,
  head: BlockRef,
  settlement: SettlementRecord | null,
) {
  const nowMs = world.clock.nowMs()
  const isExpired = settlement !== null && nowMs > settlement.validUntilMs
  const call = isExpired ? { to: record.address, data: '0x' as const, gas: 21_000n } : { to: record.to, data: record.data, gas: newest.gas }
  const signed = await chain.sign(call, record.nonce, newest)
  await world.store.addTransaction({ ...signed, chain: record.chain, address: record.address, signedAtBlock: head.number }, nowMs)
  lastSent.set(signed.hash, nowMs)
  await chain.broadcast(signed.raw)
  if (settlement && !isExpired) await markBroadcast(world, settlement, signed.hash)
}

/** Notes that a settlement’s bytes were sent, or sent again under a higher fee. */
export async function markBroadcast(world: RuntimeWorld, { run, slot }: SettlementRecord, hash: Hex) {
  await advance(world, {
    run,
    from: ['settling'],
    settlement: { slot, from: ['signed', 'broadcast'], status: 'broadcast', txHash: hash },
    events: [{ type: 'settlement.broadcast', data: { slot, hash } }],
  })
}
