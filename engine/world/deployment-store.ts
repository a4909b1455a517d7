import type { Hex } from 'viem'
import type { Value } from '../../bricks/kit'
import type { OwnerAct, SignedAct } from '../deploy/act'
import type { EpochSeal, NewRun } from './run-store'

export type DeploymentStatus = 'running' | 'paused' | 'closed'

/** A deployment as stored. */
export interface DeploymentRecord {
  id: Hex
  owner: Hex
  /** Nonce of the act that started it. */
  nonce: number
  name: string
  workflowId: string | null
  status: DeploymentStatus
  stakePha: number
  /** The newest version’s number. */
  version: number
  /** When it is due next, Unix ms; null without a schedule or while it does not run. */
  nextMs: number | null
  createdMs: number
  updatedMs: number
}

/** One version of a deployment. */
export interface VersionRecord {
  deploymentId: Hex
  n: number
  bundleId: string
  bundleText: string
  signedAct: SignedAct
  revision: number | null
  createdMs: number
}

/** A deployment together with one of its versions: what workers verify. */
export interface DeploymentVersion {
  deployment: DeploymentRecord
  version: VersionRecord
}

/** A committee registered, or to be registered, on one anchor. */
export interface SignerSetRecord {
  chain: string
  anchor: Hex
  deploymentId: Hex
  version: number
  epoch: number
  members: { index: number; address: Hex }[]
  status: 'pending' | 'registered'
}

/** An owner’s test PHA. */
export interface OwnerAccount {
  owner: Hex
  balancePha: number
  lockedPha: number
  /** The nonce of the owner’s next act. */
  nextNonce: number
}

/** What an owner’s act changes, verified before. */
export interface ActChange {
  signed: SignedAct
  message: string
  atMs: number
  /** PHA that the owner’s balance changes by; negative locks. */
  balancePha: number
  deployment?: {
    id: Hex
    name?: string
    workflowId?: string | null
    status: DeploymentStatus
    stakePha: number
    /** A new version. */
    version?: { n: number; bundleId: string; bundleText: string; revision: number | null }
    /** When it is due next; null never. */
    nextMs: number | null
  }
  run?: NewRun
}

/** A due time that came. */
export interface DueCursor {
  deployment: DeploymentRecord
  version: VersionRecord
  lastMs: number
  nextMs: number
  /** What a trigger that only wakes remembered at its last check; null at first, and after a new version. */
  wakeState: Value
}

/** What a wake-up’s check at `dueMs` found. */
export interface WakeChange {
  deployment: Hex
  version: number
  dueMs: number
  state: Value
  /** The run that it starts. */
  run: NewRun | null
}

/** Deployments, owners, epochs and signer sets. */
export interface DeploymentStore {
  /** The owner’s account, as it would be if absent. */
  owner(owner: Hex): Promise<OwnerAccount>
  /** Applies an act once. `replayed`: its nonce was used. `short`: the balance does not cover it. `busy`: a run has not ended. */
  applyAct(change: ActChange): Promise<'applied' | 'replayed' | 'short' | 'busy'>
  deployment(id: Hex): Promise<DeploymentRecord | null>
  deployments(filter?: { owner?: Hex }): Promise<DeploymentRecord[]>
  versions(id: Hex): Promise<VersionRecord[]>
  version(id: Hex, n: number): Promise<DeploymentVersion | null>
  /** The act that an owner used a nonce for. */
  act(owner: Hex, nonce: number): Promise<OwnerAct | null>
  /** Handles each due deployment once: `due` says what to start and when it is due next. Returns the earliest next due time. */
  tick(nowMs: number, due: (cursor: DueCursor) => { runs: NewRun[]; nextMs: number | null }): Promise<number | null>
  /**
   * Keeps what a check remembers and starts its run, together. `stale`: the deployment does not run that version any more, or a later check
   * was kept. `busy`: an exclusive run met another, and nothing is kept.
   */
  keepWake(change: WakeChange): Promise<'kept' | 'stale' | 'busy'>
  epoch(n: number): Promise<EpochSeal | null>
  /** Writes an epoch once; returns the one that stands. */
  sealEpoch(seal: EpochSeal, atMs: number): Promise<EpochSeal>
  /** The versions of an epoch’s set, by chain; the next number where it is new. @throws {Fault} `epoch_over` when a newer epoch’s set exists. */
  ensureSignerSets(
    set: Omit<SignerSetRecord, 'version' | 'chain' | 'anchor' | 'status'>,
    anchors: { chain: string; anchor: Hex }[],
    atMs: number,
  ): Promise<Record<string, number>>
  /** Sets of a deployment up to a version, oldest first, on one anchor. */
  signerSets(at: { chain: string; anchor: Hex; deploymentId: Hex; upTo: number }): Promise<SignerSetRecord[]>
  markRegistered(set: Pick<SignerSetRecord, 'chain' | 'anchor' | 'deploymentId' | 'version'>): Promise<void>
}
