import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import type { Client } from 'pg'
import { connect } from './connect'

// The lock of Prisma's own schema engine, so that its CLI and this wait for each other.
const MIGRATION_LOCK = 72_707_369

const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

interface Migration {
  name: string
  sql: string
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      // Windows checkouts may carry CRLF; the checksum is of what was committed.
      sql: (await readFile(path.join(folder, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n'),
    })),
  )
}

function checkHistory(migrations: readonly Migration[], applied: readonly Applied[]) {
  const known = new Map(migrations.map(({ name, sql }) => [name, sql]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of applied) {
    const sql = known.get(name)
    if (finishedAt === null) {
      throw new Error(
        `Migration ${name} began on this database and failed. Repair what it left, then run "npm run prisma -- migrate resolve --rolled-back ${name}".`,
      )
    }
    if (sql === undefined) {
      throw new Error(`The database has migration ${name}, which this version does not know. Update to the version that wrote the data.`)
    }
    if (checksum !== sha256(sql) && checksum !== sha256(sql.replaceAll('\n', '\r\n'))) {
      throw new Error(
        `Migration ${name} was changed after it was applied. Restore prisma/migrations/${name}, and put the change in a new migration.`,
      )
    }
  }
}

async function apply(client: Client, { name, sql }: Migration) {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), sha256(sql), name],
    )
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Migration ${name} failed and was undone: ${reason}. Mend prisma/migrations/${name}/migration.sql.`, { cause })
  }
}

async function createDatabase(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const admin = await connect(url.toString())
  try {
    await admin.query(`create database ${admin.escapeIdentifier(name)}`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Another process created it, before or in the same moment.
    if (code !== '42P04' && code !== '23505') throw error
  } finally {
    await admin.end()
  }
}

async function connectOrCreate(databaseUrl: string) {
  try {
    return await connect(databaseUrl)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '3D000')) throw error
    await createDatabase(databaseUrl)
    return connect(databaseUrl)
  }
}

/**
 * Brings a database up to date: our migrations, then the job queue's own. Each of ours is one transaction, so it must hold no statement
 * that Postgres forbids in one. Rows and lock are those of Prisma's migrate, whose CLI may take over at any time.
 * @returns the names of the migrations applied now, oldest first.
 */
export async function applyMigrations(databaseUrl: string, { migrationsDir }: { migrationsDir: string }): Promise<string[]> {
  const migrations = await readMigrations(migrationsDir)
  const client = await connectOrCreate(databaseUrl)
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(HISTORY)
    const { rows } = await client.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    checkHistory(migrations, rows)
    const done = new Set(rows.map((row) => row.migration_name))
    const missing = migrations.filter(({ name }) => !done.has(name))
    for (const migration of missing) await apply(client, migration)
    await runMigrations({ connectionString: databaseUrl })
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
