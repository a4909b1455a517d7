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
  readonly secrets: SecretVault
}

/** Whose a secret is, what it is called, and where it may be sent. */
export interface SecretPlace {
  owner: Hex
  name: string
  hosts: readonly string[]
}

/** A secret as the database holds it and as tasks carry it. */
export interface SealedSecret extends SecretPlace {
  keyId: string
  /** Base64. */
  sealed: string
}

/** The part of the vault that seals and opens secrets. */
export interface SecretVault {
  seal(value: string, place: SecretPlace): SealedSecret
  /** @throws {Fault} `secret_sealed` when its key is not here or it was altered. */
  open(secret: SealedSecret): string
  /** False for what an older key sealed. */
  isCurrent(secret: Pick<SealedSecret, 'keyId'>): boolean
  /** Codes that prove a text to be this installation’s: by the key in use first, then by older ones. */
  authenticate(text: string): string[]
}
