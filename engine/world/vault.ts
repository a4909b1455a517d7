import type { Hex } from 'viem'
import type { Signer } from './signer'

/** The installation’s secrets. Worker code alone asks for workers’ keys. */
export interface Vault {
  /** Names this installation in every owner’s act. */
  readonly instance: string
  /** Seed of the simulated roster; public. */
  readonly rosterSeed: Hex
  readonly rosterSize: number
  /** Vouch for a deployment’s first signer set; a majority signs. */
  registrars(): Signer[]
  /** Pays gas. */
  relayerKey(): Hex
  /** The key of one worker of the roster. */
  worker(index: number): Signer
}
