import type { RunEnd, RunEvent, RunEventData } from './events'

/** A run's stages in order; the page's strip shows one box for each. */
export const STAGES = ['trigger', 'observe', 'agree', 'attest', 'settle', 'final'] as const
export type StageId = (typeof STAGES)[number]

/** How a stage stands. `spared` stages never come: the run ended before them, and that was in order. Times are Unix ms. */
export type StageView =
  | { id: StageId; state: 'waiting' | 'spared' }
  | { id: StageId; state: 'running'; startedMs: number }
  | { id: StageId; state: 'done' | 'failed'; startedMs: number; endedMs: number }

/** One worker's signature over one slot, as its event said. */
export interface AttestationView {
  slot: number
  digest: string
  signature: string
  atMs: number
}

/** What one worker saw, as its event said. */
export interface ObservationView {
  atMs: number
  observedAtMs: number
  tookMs: number
  hash: string
  values: RunEventData<'observation.received'>['values']
  faults: Record<string, string>
}

/** How far off one agree brick found a member; null when it cannot be said. */
export type OffByBrick = Readonly<Record<string, string | null>>

/**
 * How a member's observation stands. `heard`: arrived, not judged yet. `left`: arrived, but too late for the set or not chosen for it.
 * `silent`: the set was made, or the run ended, without it.
 */
export type SightView =
  | { state: 'waiting' | 'silent' }
  | { state: 'rejected'; reason: string; atMs: number }
  | { state: 'heard' | 'left'; observation: ObservationView }
  | { state: 'in' | 'outlier'; observation: ObservationView | undefined; off: OffByBrick }

/** A committee member and all that is known of it in this run. */
export interface MemberView {
  index: number
  address: string
  city: string
  region: string
  stakePha: number
  confidence: number
  sight: SightView
  attestations: readonly AttestationView[]
}

/** What a settlement's transaction has reached. */
export interface InclusionView {
  atMs: number
  block: number
  blockHash: string
  gasUsed: number
  gasPriceWei: string
  delivered: boolean
}

/** What is known of a slot’s transaction wherever it is. */
export interface SettlementFacts {
  slot: number
  /** Unknown when the event that signed it is missing. */
  chain: string | undefined
  receiver: string | undefined
  nonce: number | undefined
  hash: string
  signedMs: number | undefined
  broadcastMs: number | undefined
  /** Times a block that held it was replaced. */
  reorgs: number
}

/** One slot’s way to its chain. */
export type SettlementView = SettlementFacts &
  (
    | { state: 'signed' | 'broadcast' }
    | { state: 'included'; inclusion: InclusionView }
    | { state: 'final'; inclusion: InclusionView | undefined; finalMs: number }
  )

/** Settlements that have at least one member, so that a settled run cannot lack a transaction. */
export type SomeSettlements = readonly [SettlementView, ...SettlementView[]]

/** Where a run stands. A run whose end is known, but not the events its end promises, is `gapped`. */
export type RunStatus =
  | { kind: 'unknown' }
  | { kind: 'running'; stage: StageId }
  | { kind: 'gapped'; end: RunEnd; reason: string }
  | { kind: 'ended'; end: 'settled' | 'partly_settled'; reason: string; endedMs: number; settlements: SomeSettlements }
  /** Of a workflow that writes nothing: its effects are done. */
  | { kind: 'ended'; end: 'settled'; reason: string; endedMs: number; settlements: readonly [] }
  | { kind: 'ended'; end: 'skipped'; reason: string; endedMs: number }
  | {
      kind: 'ended'
      end: 'refused' | 'failed' | 'cancelled'
      reason: string
      endedMs: number
      code: string | undefined
      remedy: string | undefined
    }

/** The value computed from the set. */
export interface AgreementView extends RunEventData<'agreement.reached'> {
  atMs: number
}

/** Why the members did not agree. */
export interface RefusalView extends RunEventData<'agreement.refused'> {
  atMs: number
}

/** The committee's policy, as drawn. */
export interface CommitteeView {
  epoch: number
  setVersion: number
  n: number
  f: number
  q: number
  rosterSize: number
  deadlineMs: number
  atMs: number
}

/** What came of one effect. */
export interface EffectView {
  node: string
  state: 'done' | 'failed'
  /** Who performed it, or failed last. */
  worker: string | undefined
  /** In words. */
  line: string
  atMs: number
}

/** A run as far as its events tell. */
export interface RunView {
  runId: string | undefined
  status: RunStatus
  stages: readonly StageView[]
  due: (RunEventData<'run.due'> & { atMs: number }) | undefined
  committee: CommitteeView | undefined
  members: readonly MemberView[]
  agreement: AgreementView | undefined
  refusal: RefusalView | undefined
  settlements: readonly SettlementView[]
  /** Effects that are done or given up, by brick. */
  effects: readonly EffectView[]
  /** Every event once, in order. */
  events: readonly RunEvent[]
  lastSeq: number
  /** Numbers of events that are missing before the last one; the view is incomplete while there are any. */
  missing: readonly number[]
}
