import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { connect } from './connect'
import { applyMigrations } from './migrate'
import { provideWorkersRole } from './workers-role'

/** One test's own database: its URL, the workers' URL, and its end. */
export interface TestDatabase {
  url: string
  workersUrl: string
  drop(): Promise<void>
}

const migrationsDir = path.resolve(import.meta.dirname, '../../../prisma/migrations')
// Any number does, as long as every test process uses the same.
const TEMPLATE_LOCK = 5_108_113

/** The address of the test run's Postgres, as its administrator. */
export function testDatabaseServer(): string {
  const url = process.env.PHAT_TEST_DATABASE_URL
  if (url === undefined) throw new Error('PHAT_TEST_DATABASE_URL is not set: run this through vitest, whose global setup starts Postgres.')
  return url
}

function on(database: string): string {
  const url = new URL(testDatabaseServer())
  url.pathname = `/${database}`
  return url.toString()
}

function templateName(): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(migrationsDir, { recursive: true, encoding: 'utf8' }).sort()) {
    if (entry.endsWith('.sql')) hash.update(entry).update(readFileSync(path.join(migrationsDir, entry)))
  }
  return `template_${hash.digest('hex').slice(0, 16)}`
}

/** Makes a fresh, migrated database in milliseconds, as a copy of a template that the first caller migrates. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = templateName()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = await connect(testDatabaseServer())
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      // Renamed once whole: a killed first caller leaves no half-migrated template.
      const fresh = `fresh_${name}`
      await applyMigrations(on(fresh), { migrationsDir })
      await admin.query(`alter database ${fresh} rename to ${template}`)
    }
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.end()
  }
  const workersUrl = await provideWorkersRole(on(name), randomUUID())
  if (workersUrl === undefined) throw new Error("The test run's Postgres user may not create roles.")
  return {
    url: on(name),
    workersUrl,
    async drop() {
      const client = await connect(testDatabaseServer())
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`drop role if exists ${name}_workers`)
      await client.end()
    },
  }
}
