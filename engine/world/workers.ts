import type { Hex } from 'viem'
import type { Agreement } from '../agree/agreement'
import type { Attestation } from '../attest/attestation'
import type { WorkerCard } from '../committee/committee'
import type { SignedAct } from '../deploy/act'
import type { ChainId } from './chain'
import type { SignerSetRecord } from './deployment-store'
import type { ObservationRecord, Prepared, RunRecord, StateSnapshot } from './run-store'
import type { SealedSecret } from './vault'

/** A run as the coordinator shows it to a member, who believes none of it unchecked. */
export interface MemberTask {
  run: Pick<RunRecord, 'id' | 'triggerKey' | 'input' | 'dueMs' | 'epoch' | 'act'>
  deployment: { id: Hex; owner: Hex; nonce: number }
  signedAct: SignedAct
  bundleText: string
  prepared: Prepared
  state: StateProof
  /** The owner’s secrets that the bundle names, sealed; the worker’s host opens them. */
  secrets: SealedSecret[]
  /** Which member of the committee it is asked of. */
  worker: WorkerCard
}

/** An effect to perform, with what shows that its run was attested. */
export interface EffectTask {
  step: string
  agreement: Agreement
  attestations: Attestation[]
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
  /** What the run’s effects were signed with; null where the plan has none. */
  effects: Hex | null
  attestations: Attestation[]
}

/** A member’s observation, with how long its head took. */
export type MemberObservation = ObservationRecord & { worker: Hex; tookMs: number }

/** A committee as the coordinator claims that it was drawn, with what it can be drawn from again. */
export interface DrawnSet {
  /** Its number among the deployment’s sets on one anchor. */
  version: number
  epoch: number
  randomness: Hex
  /** Decimal string. */
  epochBlock: string
  /** The owner’s act whose terms it was drawn by. */
  signedAct: SignedAct
  members: { index: number; address: Hex }[]
}

/** A signer set that a member of the outgoing one is asked to vouch for, on one anchor. */
export interface SignSetTask {
  deployment: MemberTask['deployment']
  chain: ChainId
  anchor: Hex
  outgoing: DrawnSet
  next: DrawnSet
  worker: { index: number; address: Hex }
}

/** One version of a deployment’s signers on one anchor. */
export type SetPlace = Pick<SignerSetRecord, 'chain' | 'anchor' | 'deploymentId' | 'version'>

/** The workers’ side. Each call acts as one worker; a fault means that it does not answer. */
export interface Workers {
  /** Addresses of workers by their position in the roster. */
  addresses(indexes: readonly number[]): Promise<Hex[]>
  observe(task: MemberTask): Promise<MemberObservation>
  attest(task: MemberTask, agreement: Agreement): Promise<Attestation[]>
  /** Performs one effect of a run that a quorum attested; resolves with one line for people. */
  perform(task: MemberTask, effect: EffectTask): Promise<string>
  signSet(task: SignSetTask): Promise<Hex>
  stop(): Promise<void>
}

/** A worker’s own durable storage. */
export interface Journal {
  /** Binds a worker to one set for a run; returns the set that it is bound to, now or from before. */
  bind(run: Hex, worker: Hex, setHash: Hex, atMs: number): Promise<Hex>
  /** Keeps signatures; returns those that stand, now or from before. */
  keep(run: Hex, worker: Hex, signed: readonly Pick<Attestation, 'slot' | 'digest' | 'signature'>[], atMs: number): Promise<Attestation[]>
  /** Remembers which set a worker vouched for as a version; returns the hash of the one that it vouched for, now or from before. */
  vouch(place: SetPlace, worker: Hex, signersHash: Hex, atMs: number): Promise<Hex>
  close(): Promise<void>
}
