import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import { Client, type Pool } from 'pg'

/** A process’s sign of life: a session lock that ends with it. */
export interface Lease {
  release(): Promise<void>
}

const lookEveryMs = 400

// A lock of one bigint shows as its two halves.
const RELEASE_DEAD = `
  with dead as (
    delete from job_lease l
    where not exists (
      select 1 from pg_locks
      where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = l.lock_key
        and database = (select oid from pg_database where datname = current_database())
    )
    returning worker_id
  )
  select coalesce(array_agg(worker_id), '{}') as ids from dead`

/**
 * Holds this process’s lock, writes down which queue workers are under it, and frees the jobs of those whose lock is gone: a job of a process
 * killed −9 starts again elsewhere at once instead of after hours.
 */
export async function holdLease(databaseUrl: string, pool: Pool, events: WorkerEvents): Promise<Lease> {
  const session = new Client({ connectionString: databaseUrl })
  session.on('error', () => {})
  await session.connect()
  const lockKey = randomInt(1, 2 ** 47)
  await session.query('select pg_advisory_lock($1::bigint)', [lockKey])
  const ours: Promise<unknown>[] = []
  const register = (id: string) =>
    ours.push(pool.query('insert into job_lease (worker_id, lock_key) values ($1, $2) on conflict do nothing', [id, lockKey]))
  events.on('worker:create', ({ worker }) => register(worker.workerId))
  events.on('pool:create', ({ workerPool }) => register(workerPool.id))

  const stopping = new AbortController()
  const looking = lookForDead(pool, stopping.signal)
  return {
    async release() {
      stopping.abort()
      await looking
      await Promise.all(ours)
      await pool.query('delete from job_lease where lock_key = $1', [lockKey])
      await session.end()
    },
  }
}

async function lookForDead(pool: Pool, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await freeDead(pool)
    } catch {
      // The database is away; there is nothing to free until it is back.
    }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {})
  }
}

async function freeDead(pool: Pool) {
  const client = await pool.connect()
  try {
    // One transaction, so that who dies in it leaves the dead for the next to find.
    await client.query('begin')
    const { rows } = await client.query<{ ids: string[] }>(RELEASE_DEAD)
    const ids = rows[0]?.ids ?? []
    if (ids.length > 0) {
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [ids])
      await client.query(`select pg_notify('jobs:insert', '{"count":1}')`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
