import { z } from 'zod'
import type { Secret } from '../../../prisma/client/client'
import type { SecretRecord, SecretStore } from '../../world/secret-store'
import type { Database } from './client'
import { toHex } from './rows'

const hostsSchema = z.array(z.string())

const toSecret = ({ owner, name, sealed, keyId, hosts, createdMs, updatedMs, lastUsedMs }: Secret): SecretRecord => ({
  owner: toHex(owner),
  name,
  sealed: Buffer.from(sealed).toString('base64'),
  keyId,
  hosts: hostsSchema.parse(hosts),
  createdMs: Number(createdMs),
  updatedMs: Number(updatedMs),
  lastUsedMs: lastUsedMs === null ? null : Number(lastUsedMs),
})

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'))

/** Secrets in Postgres, sealed before they come here. */
export function createSecretStore(db: Database): SecretStore {
  return {
    async secrets(owner, names) {
      const rows = await db.secret.findMany({ where: { owner, ...(names ? { name: { in: [...names] } } : {}) }, orderBy: { name: 'asc' } })
      return rows.map(toSecret)
    },
    async putSecret({ owner, name, sealed, keyId, hosts }, atMs) {
      const data = { sealed: bytesOf(sealed), keyId, hosts: [...hosts], updatedMs: atMs }
      const where = { owner_name: { owner, name } }
      return toSecret(await db.secret.upsert({ where, create: { ...data, owner, name, createdMs: atMs }, update: data }))
    },
    deleteSecret: async (owner, name) => (await db.secret.deleteMany({ where: { owner, name } })).count > 0,
    async markSecretsUsed(owner, names, atMs) {
      await db.secret.updateMany({ where: { owner, name: { in: [...names] } }, data: { lastUsedMs: atMs } })
    },
    resealSecrets: (reseal) =>
      db.$transaction(async (tx) => {
        // Whoever replaces a secret meanwhile waits, and then writes with the key of that time.
        await tx.$executeRaw`lock table "secret" in share row exclusive mode`
        let count = 0
        for (const row of await tx.secret.findMany()) {
          const { owner, name } = row
          const fresh = reseal(toSecret(row))
          if (!fresh) continue
          await tx.secret.update({ where: { owner_name: { owner, name } }, data: { sealed: bytesOf(fresh.sealed), keyId: fresh.keyId } })
          count++
        }
        return count
      }),
  }
}
