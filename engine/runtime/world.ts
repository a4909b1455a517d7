import type { Catalogue } from '../compile/resolve'
import type { Chain, ChainId, Clock, RecoverSigner, RunRecord, Signer, Store, Workers } from '../world'

/** How long the coordinator waits. */
export interface Patience {
  /** From the committee’s readiness until observations are judged as they are, ms. */
  observeMs: number
  /** After a quorum agrees, for the rest to answer, ms. */
  graceMs: number
  /** From the agreement until missing attestations fail the run, ms. */
  attestMs: number
  /** Before an effect that failed is tried by the next member, ms; doubles each time, up to a minute. */
  effectMs: number
  /** Blocks without inclusion after which a fee is raised. */
  bumpAfterBlocks: number
}

/** Waiting times of an installation, unless told otherwise. */
export const defaultPatience: Patience = { observeMs: 5_000, graceMs: 400, attestMs: 20_000, effectMs: 1_000, bumpAfterBlocks: 8 }

/** What the coordinator can reach. It may choose, delay and drop; it holds no worker’s key. */
export interface RuntimeWorld {
  store: Store
  workers: Workers
  chains: ReadonlyMap<ChainId, Chain>
  /** The chain whose blocks give epochs their randomness. */
  homeChain: ChainId
  clock: Clock
  /** Vouch for a deployment’s first signer set. */
  registrars: readonly Signer[]
  recover: RecoverSigner
  catalogue: Catalogue
  roster: { seed: string; size: number }
  patience: Patience
  /** When this process began. Time in which no engine ran is nobody’s delay. */
  startedMs: number
  /** One line for the operator. */
  log(message: string): void
}

/** When observations are judged as they are; time in which no engine ran does not count. */
export const deadlineOf = ({ startedMs, patience }: RuntimeWorld, { deadlineMs }: RunRecord): number =>
  Math.max(deadlineMs ?? 0, startedMs + patience.observeMs)

/** A target’s chain. @throws when this installation does not have it, which deploying refuses. */
export function chainOf({ chains }: Pick<RuntimeWorld, 'chains'>, id: ChainId): Chain {
  const chain = chains.get(id)
  if (!chain) throw new Error(`This installation has no chain ${id}.`)
  return chain
}
