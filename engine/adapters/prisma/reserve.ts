import { z } from 'zod'
import type { Reservation, TxRecord } from '../../world/relay-store'
import type { Database, Transaction } from './client'
import { fromTx } from './rows'
import { advanceIn } from './run-store'
import { reportToJson } from './shapes'

const lockedSchema = z.array(z.object({ next_nonce: z.int() })).length(1)

/** The signed slot is taken: this process lost the race, and everything it did is undone. */
class Taken extends Error {}

/** Locks the account’s row, takes its nonce, signs, and stores transaction and settlement; what is sent is always stored before. */
export async function reserve(db: Database, reservation: Reservation): Promise<TxRecord | null> {
  try {
    return await db.$transaction((tx) => reserveIn(tx, reservation))
  } catch (error) {
    if (error instanceof Taken) return null
    throw error
  }
}

async function reserveIn(tx: Transaction, reservation: Reservation): Promise<TxRecord> {
  const { chain, address, purpose, ref, to, data, atMs, signedAtBlock } = reservation
  const [locked] = lockedSchema.parse(
    await tx.$queryRaw`select next_nonce from account where chain = ${chain} and address = ${address} for update`,
  )
  if (locked === undefined) throw new Taken()
  const nonce = locked.next_nonce
  const row = { chain, address, nonce, purpose, ref, status: 'open', to, data, createdMs: atMs }
  // A failed insert would end the transaction, so the unique row is asked for instead.
  if ((await tx.nonce.createMany({ data: [row], skipDuplicates: true })).count === 0) throw new Taken()
  const signed: TxRecord = { ...(await reservation.sign(nonce)), chain, address, signedAtBlock }
  await tx.tx.create({ data: fromTx(signed, atMs) })
  await tx.account.update({ where: { chain_address: { chain, address } }, data: { nextNonce: nonce + 1 } })
  if (reservation.settlement) await settleIn(tx, reservation, reservation.settlement, signed)
  return signed
}

async function settleIn(
  tx: Transaction,
  { data, atMs, events }: Reservation,
  slot: NonNullable<Reservation['settlement']>,
  signed: TxRecord,
) {
  const { run, slot: number, anchor, receiver, payload, report, validUntilMs } = slot
  const row = {
    chain: signed.chain,
    account: signed.address,
    nonce: signed.nonce,
    data,
    status: 'signed',
    txHash: signed.hash,
    blockNumber: null,
    blockHash: null,
    updatedMs: atMs,
  }
  const retried = await tx.settlement.updateMany({ where: { runId: run, slot: number, status: 'reverted' }, data: row })
  if (retried.count === 0) {
    const fresh = {
      ...row,
      runId: run,
      slot: number,
      anchor,
      receiver,
      payload,
      report: reportToJson(report),
      validUntilMs,
      createdMs: atMs,
    }
    if ((await tx.settlement.createMany({ data: [fresh], skipDuplicates: true })).count === 0) throw new Taken()
  }
  const moved = await advanceIn(tx, { run, from: ['settling'], atMs, events: events?.(signed) ?? [] })
  if (!moved) throw new Taken()
}
