import type { Hex } from 'viem'
import type { Agreement } from '../agree/agreement'
import type { Attestation } from '../attest/attestation'
import type { WorkerCard } from '../committee/committee'
import type { SignedAct } from '../deploy/act'
import type { ObservationRecord, Prepared, RunRecord, StateSnapshot } from './run-store'

/** A run as the coordinator shows it to a member, who believes none of it unchecked. */
export interface MemberTask {
  run: Pick<RunRecord, 'id' | 'triggerKey' | 'input' | 'dueMs' | 'epoch' | 'act'>
  deployment: { id: Hex; owner: Hex; nonce: number }
  signedAct: SignedAct
  bundleText: string
  prepared: Prepared
  state: StateProof
  /** Which member of the committee it is asked of. */
  worker: WorkerCard
}

/** A state snapshot with the signatures of the committee that made it; version 0 needs none. */
export interface StateProof extends StateSnapshot {
  proof: StateWitness | null
}

/** Who made a snapshot: the run’s committee can be drawn again from this. */
export interface StateWitness {
  run: Hex
  /** The version that it ran. */
  signedAct: SignedAct
  kind: 'settle' | 'skip' | 'fail'
  epoch: number
  randomness: Hex
  epochBlock: string
  attestations: Attestation[]
}

/** A member’s observation, with how long its head took. */
export type MemberObservation = ObservationRecord & { worker: Hex; tookMs: number }

/** A signer set that the outgoing one is asked to vouch for. */
export interface SignSetTask {
  deployment: Hex
  version: number
  signers: Hex[]
  validityMs: number
  chainId: number
  anchor: Hex
  worker: { index: number; address: Hex }
}

/** The workers’ side. Each call acts as one worker; a fault means that it does not answer. */
export interface Workers {
  /** Addresses of workers by their position in the roster. */
  addresses(indexes: readonly number[]): Promise<Hex[]>
  observe(task: MemberTask): Promise<MemberObservation>
  attest(task: MemberTask, agreement: Agreement): Promise<Attestation[]>
  signSet(task: SignSetTask): Promise<Hex>
  stop(): Promise<void>
}

/** A worker’s own durable storage. */
export interface Journal {
  /** Binds a worker to one set for a run; returns the set that it is bound to, now or from before. */
  bind(run: Hex, worker: Hex, setHash: Hex, atMs: number): Promise<Hex>
  /** Keeps signatures; returns those that stand, now or from before. */
  keep(run: Hex, worker: Hex, signed: readonly Pick<Attestation, 'slot' | 'digest' | 'signature'>[], atMs: number): Promise<Attestation[]>
  close(): Promise<void>
}
