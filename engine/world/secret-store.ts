import type { Hex } from 'viem'
import type { SealedSecret } from './vault'

/** A secret’s row. Times are Unix ms. */
export interface SecretRecord extends SealedSecret {
  createdMs: number
  updatedMs: number
  /** When a run last began that may send it; null never. */
  lastUsedMs: number | null
}

/** Owners’ secrets, sealed. */
export interface SecretStore {
  /** An owner’s secrets by name; only those named, when names are given. */
  secrets(owner: Hex, names?: readonly string[]): Promise<SecretRecord[]>
  putSecret(secret: SealedSecret, atMs: number): Promise<SecretRecord>
  /** False when there was none. */
  deleteSecret(owner: Hex, name: string): Promise<boolean>
  markSecretsUsed(owner: Hex, names: readonly string[], atMs: number): Promise<void>
  /** Replaces every row for which `reseal` gives another, all in one transaction; how many. */
  resealSecrets(reseal: (secret: SealedSecret) => SealedSecret | null): Promise<number>
}
