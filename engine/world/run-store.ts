import type { Hex } from 'viem'
import type { Value } from '../../bricks/kit'
import type { Agreement } from '../agree/agreement'
import type { Attestation, ResolvedTarget } from '../attest/attestation'
import type { Committee } from '../committee/committee'
import type { SignedAct } from '../deploy/act'
import type { StepTrace } from '../evaluate/evaluate'
import type { NewRunEvent, RunEnd, RunEvent } from '../record/events'
import type { Exchange, Observation } from '../witness/observation'
import type { Job } from './queue'

/** Where a run stands. `due` → `observing` → `attesting` → `settling` → an end. */
export type RunStatus = 'due' | 'observing' | 'attesting' | 'settling' | RunEnd

/** An epoch and the block that fixes its randomness. */
export interface EpochSeal {
  n: number
  randomness: Hex
  blockNumber: bigint
  blockHash: Hex
}

/** What is fixed for a run before its first observation. */
export interface Prepared {
  committee: Committee
  randomness: Hex
  /** Decimal string. */
  epochBlock: string
  /** Settle step → its targets, each with the version of the committee’s signer set there. */
  targets: Record<string, ResolvedTarget[]>
  /** Version of the state snapshot; 0 is empty. */
  stateVersion: number
  /** Said beside the reason in which the run ends, such as due times missed before it. */
  note: string
}

/** A run as stored. Times are Unix ms. */
export interface RunRecord {
  id: Hex
  /** Counts the deployment’s runs from 1. */
  number: number
  deploymentId: Hex
  version: number
  triggerKey: string
  input: Value
  dueMs: number
  epoch: number
  status: RunStatus
  reason: string
  /** The owner’s signed act of a manual run. */
  act: SignedAct | null
  prepared: Prepared | null
  deadlineMs: number | null
  createdMs: number
  endedMs: number | null
}

/** A run about to start. */
export interface NewRun {
  run: Hex
  deployment: Hex
  version: number
  triggerKey: string
  input: Value
  dueMs: number
  epoch: number
  status: RunStatus
  reason?: string
  act?: SignedAct
  atMs: number
  endedMs?: number
  /** Refuse while another run of the deployment has not ended. */
  exclusive: boolean
  events: NewRunEvent[]
  jobs: Job[]
}

/** An observation with what came with it. */
export interface ObservationRecord extends Observation {
  hash: Hex
  exchanges: Exchange[]
  trace: Record<string, StepTrace>
}

/** New facts about one settlement; applied only in the states named. */
export interface SettlementChange {
  slot: number
  from: readonly SettlementStatus[]
  status: SettlementStatus
  txHash?: Hex
  blockNumber?: string | null
  blockHash?: Hex | null
  gasUsed?: string
  gasPriceWei?: string
  delivered?: boolean | null
}

/** `reverted`: mined without effect, so that another nonce may carry it. `abandoned`: it can no longer land. */
export type SettlementStatus = 'signed' | 'broadcast' | 'included' | 'final' | 'reverted' | 'abandoned'

/** One change of a run: rows, events and jobs, all or nothing, and only from the states named. */
export interface RunChange {
  run: Hex
  from: readonly RunStatus[]
  to?: RunStatus
  reason?: string
  prepared?: Prepared
  deadlineMs?: number
  endedMs?: number | null
  atMs: number
  events?: NewRunEvent[]
  jobs?: Job[]
  observation?: ObservationRecord & { worker: Hex }
  agreement?: Agreement
  attestations?: Attestation[]
  states?: { step: string; version: number; value: Value }[]
  settlement?: SettlementChange
  /** Refused, with all else of the change, when every effect named is done or given up already. */
  effects?: EffectChange[]
}

/** How an effect stands. `pending`: to be performed, or tried again. `failed`: given up. */
export type EffectStatus = 'pending' | 'done' | 'failed'

/** New facts about one effect. */
export interface EffectChange {
  step: string
  status: EffectStatus
  /** Attempts that failed. */
  tries?: number
  worker?: Hex
  /** What came of it, in words. */
  detail?: string
}

/** An effect’s row. */
export interface EffectRecord {
  step: string
  status: EffectStatus
  tries: number
  worker: Hex | null
  detail: string
  updatedMs: number
}

/** A state snapshot with the run that made it; version 0 is empty. */
export interface StateSnapshot {
  version: number
  values: Record<string, Value>
  run: Hex | null
}

/** Runs and what belongs to them. */
export interface RunStore {
  /** `exists`: its trigger was handled before. `busy`: an exclusive run met one that has not ended. */
  createRun(run: NewRun): Promise<'created' | 'exists' | 'busy'>
  /** False, and nothing changed, when the run is in another state or the row is there already. */
  advance(change: RunChange): Promise<boolean>
  run(id: Hex): Promise<RunRecord | null>
  runs(filter: { deployment?: Hex; before?: number; limit: number }): Promise<RunRecord[]>
  events(run: Hex, afterSeq: number): Promise<RunEvent[]>
  /** Signed observations, without what came with them. */
  observations(run: Hex): Promise<Observation[]>
  observationRecords(run: Hex): Promise<ObservationRecord[]>
  countObservations(run: Hex): Promise<number>
  hasObservation(run: Hex, worker: Hex): Promise<boolean>
  agreement(run: Hex): Promise<Agreement | null>
  attestations(run: Hex): Promise<Attestation[]>
  effects(run: Hex): Promise<EffectRecord[]>
  /** The newest snapshot, or the one of a version. */
  state(deployment: Hex, version?: number): Promise<StateSnapshot>
  unendedRuns(): Promise<RunRecord[]>
}
