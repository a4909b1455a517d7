import type { Hex } from 'viem'
import type { ReportBody } from '../attest/report-digest'
import type { NewRunEvent } from '../record/events'
import type { SignedTransaction } from './chain'
import type { SettlementStatus } from './run-store'

/** What a nonce is spent on. */
export type Purpose = 'settlement' | 'signer_set' | 'feed'

/** A relayer account on one chain. */
export interface AccountRecord {
  chain: string
  address: Hex
  nextNonce: number
  genesis: Hex
}

/** A nonce and what it was spent on. */
export interface NonceRecord {
  chain: string
  address: Hex
  nonce: number
  purpose: Purpose
  ref: string
  status: 'open' | 'mined' | 'reverted' | 'abandoned'
  to: Hex
  data: Hex
  txHash: Hex | null
  blockNumber: bigint | null
  blockHash: Hex | null
}

/** A stored transaction. */
export interface TxRecord extends SignedTransaction {
  chain: string
  address: Hex
  signedAtBlock: bigint
}

/** A report on its way to one target. */
export interface SettlementRecord {
  run: Hex
  slot: number
  chain: string
  account: Hex
  nonce: number
  anchor: Hex
  receiver: Hex
  payload: Hex
  report: ReportBody
  data: Hex
  status: SettlementStatus
  txHash: Hex | null
  blockNumber: bigint | null
  blockHash: Hex | null
  gasUsed: bigint | null
  gasPriceWei: bigint | null
  delivered: boolean | null
  validUntilMs: number
}

/** A call about to get a nonce. `settlement` and `event` go in the same transaction as the signed bytes. */
export interface Reservation {
  chain: string
  address: Hex
  purpose: Purpose
  ref: string
  to: Hex
  data: Hex
  atMs: number
  signedAtBlock: bigint
  /** Signs for the nonce that was locked. */
  sign(nonce: number): Promise<SignedTransaction>
  settlement?: Pick<SettlementRecord, 'run' | 'slot' | 'anchor' | 'receiver' | 'payload' | 'report' | 'validUntilMs'>
  events?(tx: SignedTransaction): NewRunEvent[]
}

/** Nonces, transactions and settlements. */
export interface RelayStore {
  account(chain: string, address: Hex): Promise<AccountRecord | null>
  accounts(): Promise<AccountRecord[]>
  /** Creates the row, or raises its nonce to `nextNonce`. */
  openAccount(account: AccountRecord): Promise<AccountRecord>
  /** Locks the account, takes its nonce, signs and stores; null when purpose and ref have a nonce already, or the slot a settlement that did not revert. */
  reserve(reservation: Reservation): Promise<TxRecord | null>
  nonceFor(chain: string, purpose: Purpose, ref: string): Promise<NonceRecord | null>
  /** Nonces not known to be mined, in order. */
  openNonces(chain: string, address: Hex): Promise<NonceRecord[]>
  /** Mined nonces, newest first. */
  minedNonces(chain: string, address: Hex, limit: number, belowNonce?: number): Promise<NonceRecord[]>
  markNonce(at: Pick<NonceRecord, 'chain' | 'address' | 'nonce' | 'status' | 'txHash' | 'blockNumber' | 'blockHash'>): Promise<void>
  transactions(chain: string, address: Hex, nonces: readonly number[]): Promise<TxRecord[]>
  addTransaction(tx: TxRecord, atMs: number): Promise<void>
  settlements(run: Hex): Promise<SettlementRecord[]>
  settlementByNonce(chain: string, account: Hex, nonce: number): Promise<SettlementRecord | null>
  /** Settlements that are not final or abandoned. */
  openSettlements(chain: string): Promise<SettlementRecord[]>
}
