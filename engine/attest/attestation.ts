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

/** What every member computes from one agreed set: what is written where, or why nothing is. */
export interface Outcome {
  kind: 'settle' | 'skip'
  /** In words; for a skip, why (“moved 0.12 % < 0.5 %, heartbeat in 12 min”). */
  reason: string
  reports: SlotReport[]
  /** Stateful step → what it remembers. */
  state: Record<string, unknown>
  stateVersion: number
  stateHash: Hex
  outcomeDigest: Hex
}
