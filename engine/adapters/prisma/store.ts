import type { Client } from 'pg'
import { z } from 'zod'
import type { Store } from '../../world/store'
import { openDatabase } from './client'
import { connect } from './connect'
import { createDeploymentStore } from './deployment-store'
import { listen } from './listen'
import { createRelayStore } from './relay-store'
import { toHex } from './rows'
import { createRunStore } from './run-store'
import { createSecretStore } from './secret-store'

const countSchema = z.array(z.object({ n: z.bigint() }))

/** Everything durable, in Postgres. */
export function createStore(databaseUrl: string, { connections = 10 }: { connections?: number } = {}): Store {
  const db = openDatabase(databaseUrl, connections)
  return {
    ...createRunStore(db),
    ...createDeploymentStore(db),
    ...createRelayStore(db),
    ...createSecretStore(db),
    async instance() {
      const row = await db.instance.findFirst()
      return row && { id: row.id, rosterSeed: toHex(row.rosterSeed), rosterSize: row.rosterSize }
    },
    async saveInstance(instance, atMs) {
      const standing = await this.instance()
      if (standing) return standing
      await db.instance.createMany({ data: [{ ...instance, createdMs: atMs }], skipDuplicates: true })
      return instance
    },
    async engines() {
      const [row] = countSchema.parse(
        await db.$queryRaw`select count(distinct l.lock_key) as n from job_lease l join pg_locks p
          on p.locktype = 'advisory' and p.granted and ((p.classid::bigint << 32) | p.objid::bigint) = l.lock_key`,
      )
      return Number(row?.n ?? 0n)
    },
    tryLead: (name) => tryLead(databaseUrl, name),
    listen: (channel, onId) => listen(databaseUrl, channel, onId),
    async enqueue(jobs) {
      await db.$queryRaw`select enqueue_jobs(${JSON.stringify(jobs)}::jsonb)::text`
    },
    async notify(channel, id) {
      await db.$queryRaw`select pg_notify(${channel}, ${id})::text`
    },
    close: () => db.$disconnect(),
  }
}

async function tryLead(databaseUrl: string, name: string) {
  const session: Client = await connect(databaseUrl)
  const lost = new Promise<void>((resolve) => session.once('end', () => resolve()))
  const { rows } = await session.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name])
  if (rows[0]?.held) return { release: () => session.end(), lost }
  await session.end()
  return null
}
