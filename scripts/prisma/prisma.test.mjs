import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations } from '../../engine/adapters/prisma/migrate.ts'
import { prisma } from './command.mjs'

const name = `prisma_${randomUUID().replaceAll('-', '')}`
const migrationsDir = path.resolve(import.meta.dirname, '../../prisma/migrations')
let url

async function onServer(sql) {
  const client = new pg.Client({ connectionString: process.env.PHAT_TEST_DATABASE_URL })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

beforeAll(async () => {
  await onServer(`create database ${name}`)
  const server = new URL(process.env.PHAT_TEST_DATABASE_URL)
  server.pathname = `/${name}`
  url = server.toString()
})

afterAll(() => onServer(`drop database ${name} with (force)`))

test("Prisma's own CLI finds nothing to do after our start-up applied the migrations", async () => {
  await applyMigrations(url, { migrationsDir })
  const { code, said } = prisma(['migrate', 'status'], { DATABASE_URL: url }, 'pipe')
  expect(said).toContain('Database schema is up to date!')
  expect(code).toBe(0)
})

test('the migrations make exactly the tables that the schema describes', async () => {
  await applyMigrations(url, { migrationsDir })
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
  const { code, said } = prisma(args, { DATABASE_URL: url }, 'pipe')
  expect(said).toContain('No difference detected.')
  expect(code).toBe(0)
})
