import type { Hex } from 'viem'
import type { ReportBody } from './report-digest'

/** The attestation slot under which members sign how a run ended without, or beside, a settlement: the new state’s hash. */
export const OUTCOME_SLOT = -1

/** A worker’s signature over one report digest, or over the outcome for slot −1. */
export interface Attestation {
  run: string
  worker: string
  slot: number
  digest: Hex
  signature: Hex
}

/** A report together with what it delivers and where. */
export interface SlotReport {
  /** settleIndex · 256 + target index. */
  slot: number
  node: string
  targetIndex: number
  chain: string
  anchor: Hex
  /** The feed’s or receiver’s address. */
  receiver: Hex
  payload: Hex
  report: ReportBody
  digest: Hex
}

/** Where a settle brick writes, resolved: the receiver is the feed’s own address for a feed. */
export interface ResolvedTarget {
  /** CAIP-2. */
  chain: string
  anchor: Hex
  receiver: Hex
  /** The committee’s set on that chain: it counts sets, and sets are registered lazily per chain. */
  setVersion: number
  /** True when the receiver is a feed of the factory, so that it is read back as the last settled value. */
  feed: boolean
}

/** What every member computes from one agreed set: what is written where, why nothing is, or why that cannot be said. */
export interface Outcome {
  kind: 'settle' | 'skip' | 'fail'
  /** In words; for a skip, why (“moved 0.12 % < 0.5 %, heartbeat in 12 min”). */
  reason: string
  /** For `fail`: the code and remedy of the fault that every honest worker meets alike. */
  code?: string
  remedy?: string
  reports: SlotReport[]
  /** Stateful step → what it remembers. */
  state: Record<string, unknown>
  /** One more than the snapshot’s for a stateful plan, otherwise 0. */
  stateVersion: number
  stateHash: Hex
  outcomeDigest: Hex
}
