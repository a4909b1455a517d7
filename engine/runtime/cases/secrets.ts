import type { Hex } from 'viem'
import type { OpenSecret } from '../../witness/secrets'
import type { SecretPlace, SecretRecord, SecretVault } from '../../world'
import type { CaseWorld } from './world'

/** Owners’ secrets, as use-cases. Values go in and never come out, but to be sent. */
export interface SecretCases {
  listSecrets(owner: Hex): Promise<SecretRecord[]>
  /** Adds a secret or replaces it whole: value and hosts are sealed together. */
  putSecret(secret: SecretPlace & { value: string }): Promise<SecretRecord>
  /** False when there was none. */
  deleteSecret(owner: Hex, name: string): Promise<boolean>
  /** Opens an owner’s secrets for requests that this process makes itself, as in dry runs. */
  openSecrets(owner: Hex, names: readonly string[]): Promise<OpenSecret[]>
}

/** Secrets over a store and the vault that seals them. */
export function secretCases({ store, clock }: Pick<CaseWorld, 'store' | 'clock'>, vault: SecretVault): SecretCases {
  return {
    listSecrets: (owner) => store.secrets(owner),
    putSecret: ({ value, owner, name, hosts }) =>
      store.putSecret(vault.seal(value, { owner, name, hosts: [...new Set(hosts)].sort() }), clock.nowMs()),
    deleteSecret: (owner, name) => store.deleteSecret(owner, name),
    async openSecrets(owner, names) {
      const rows = await store.secrets(owner, names)
      if (rows.length > 0) await store.markSecretsUsed(owner, names, clock.nowMs())
      return rows.map((row) => ({ name: row.name, hosts: row.hosts, value: vault.open(row) }))
    },
  }
}
