import { z } from 'zod'
import type { Nonce, Tx } from '../../../prisma/client/client'
import type { NonceRecord, RelayStore, TxRecord } from '../../world/relay-store'
import type { Database } from './client'
import { reserve } from './reserve'
import { fromTx, toHex, toHexOrNull, toSettlement } from './rows'

const purpose = z.enum(['settlement', 'signer_set', 'feed'])
const nonceStatus = z.enum(['open', 'mined', 'reverted', 'abandoned'])

const toNonce = (row: Nonce): NonceRecord => ({
  chain: row.chain,
  address: toHex(row.address),
  nonce: row.nonce,
  purpose: purpose.parse(row.purpose),
  ref: row.ref,
  status: nonceStatus.parse(row.status),
  to: toHex(row.to),
  data: toHex(row.data),
  txHash: toHexOrNull(row.txHash),
  blockNumber: row.blockNumber,
  blockHash: toHexOrNull(row.blockHash),
})

const toTx = (row: Tx): TxRecord => ({
  hash: toHex(row.hash),
  raw: toHex(row.raw),
  chain: row.chain,
  address: toHex(row.address),
  nonce: row.nonce,
  gas: BigInt(row.gas),
  maxFeePerGasWei: BigInt(row.maxFeePerGasWei),
  maxPriorityFeePerGasWei: BigInt(row.maxPriorityFeePerGasWei),
  signedAtBlock: row.signedAtBlock,
})

/** Nonces, transactions and settlements in Postgres. */
export function createRelayStore(db: Database): RelayStore {
  const account = async (chain: string, address: string) => {
    const row = await db.account.findUnique({ where: { chain_address: { chain, address } } })
    return row && { chain, address: toHex(address), nextNonce: row.nextNonce, genesis: toHex(row.genesis) }
  }
  return {
    account,
    async accounts() {
      const rows = await db.account.findMany({ orderBy: { chain: 'asc' } })
      return rows.map(({ chain, address, nextNonce, genesis }) => ({ chain, address: toHex(address), nextNonce, genesis: toHex(genesis) }))
    },
    async openAccount({ chain, address, nextNonce, genesis }) {
      await db.account.createMany({ data: [{ chain, address, nextNonce, genesis }], skipDuplicates: true })
      await db.account.updateMany({ where: { chain, address, nextNonce: { lt: nextNonce } }, data: { nextNonce } })
      return (await account(chain, address)) ?? { chain, address, nextNonce, genesis }
    },
    reserve: (reservation) => reserve(db, reservation),
    async nonceFor(chain, wanted, ref) {
      const row = await db.nonce.findUnique({ where: { chain_purpose_ref: { chain, purpose: wanted, ref } } })
      return row && toNonce(row)
    },
    async openNonces(chain, address) {
      const rows = await db.nonce.findMany({ where: { chain, address, status: 'open' }, orderBy: { nonce: 'asc' } })
      return rows.map(toNonce)
    },
    async minedNonces(chain, address, limit, belowNonce) {
      const rows = await db.nonce.findMany({
        where: { chain, address, status: { not: 'open' }, ...(belowNonce === undefined ? {} : { nonce: { lt: belowNonce } }) },
        orderBy: { nonce: 'desc' },
        take: limit,
      })
      return rows.map(toNonce)
    },
    async markNonce({ chain, address, nonce, status, txHash, blockNumber, blockHash }) {
      await db.nonce.update({ where: { chain_address_nonce: { chain, address, nonce } }, data: { status, txHash, blockNumber, blockHash } })
    },
    async transactions(chain, address, nonces) {
      const rows = await db.tx.findMany({
        where: { chain, address, nonce: { in: [...nonces] } },
        orderBy: [{ nonce: 'asc' }, { createdMs: 'asc' }],
      })
      return rows.map(toTx)
    },
    async addTransaction(tx, atMs) {
      await db.tx.createMany({ data: [fromTx(tx, atMs)], skipDuplicates: true })
    },
    async settlements(run) {
      return (await db.settlement.findMany({ where: { runId: run }, orderBy: { slot: 'asc' } })).map(toSettlement)
    },
    async settlementByNonce(chain, accountAddress, nonce) {
      const row = await db.settlement.findUnique({ where: { chain_account_nonce: { chain, account: accountAddress, nonce } } })
      return row && toSettlement(row)
    },
    async openSettlements(chain) {
      const open = { in: ['signed', 'broadcast', 'included'] }
      return (await db.settlement.findMany({ where: { chain, status: open }, orderBy: { nonce: 'asc' } })).map(toSettlement)
    },
  }
}
