import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from './connect'
import { applyMigrations } from './migrate'
import { testDatabaseServer } from './test-database'

let migrationsDir: string
let url: string
let name: string

async function write(migration: string, sql: string) {
  await mkdir(path.join(migrationsDir, migration), { recursive: true })
  await writeFile(path.join(migrationsDir, migration, 'migration.sql'), sql)
}

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = await connect(url)
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

beforeEach(async () => {
  migrationsDir = await mkdtemp(path.join(os.tmpdir(), 'phat-migrations-'))
  name = `migrate_${randomUUID().replaceAll('-', '')}`
  const server = new URL(testDatabaseServer())
  server.pathname = `/${name}`
  url = server.toString()
  await write('1_shelf', 'create table shelf (id int primary key);\ninsert into shelf values (1);\n')
  await write('2_book', 'create table book (id int primary key, shelf int references shelf);\n')
})

afterEach(async () => {
  await rm(migrationsDir, { recursive: true })
  const client = await connect(testDatabaseServer())
  await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
})

test('a missing database is created, our migrations applied in order and the queue made ready', async () => {
  expect(await applyMigrations(url, { migrationsDir })).toEqual(['1_shelf', '2_book'])
  expect(await ask('select id from shelf')).toEqual([{ id: 1 }])
  await ask(`select graphile_worker.add_job('anything')`)
})

test('a second time nothing happens', async () => {
  await applyMigrations(url, { migrationsDir })
  expect(await applyMigrations(url, { migrationsDir })).toEqual([])
  expect(await ask('select id from shelf')).toEqual([{ id: 1 }])
})

test('of appliers at the same moment one applies, and the others find it done', async () => {
  const all = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url, { migrationsDir })))
  expect(all.flat().sort()).toEqual(['1_shelf', '2_book'])
  expect(await ask('select id from shelf')).toEqual([{ id: 1 }])
})

test('a migration altered after it was applied is refused by name', async () => {
  await applyMigrations(url, { migrationsDir })
  await write('1_shelf', 'create table shelf (id bigint primary key);\n')
  await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/1_shelf was changed after it was applied/)
})

test('the same migration with Windows line ends is the same', async () => {
  await applyMigrations(url, { migrationsDir })
  await write('1_shelf', 'create table shelf (id int primary key);\r\ninsert into shelf values (1);\r\n')
  expect(await applyMigrations(url, { migrationsDir })).toEqual([])
})

test('a failing migration leaves nothing of itself, and goes through once mended', async () => {
  await write('3_broken', 'create table half (id int);\nselect no_such_column;\n')
  await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/3_broken failed and was undone/)
  expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  await write('3_broken', 'create table half (id int);\n')
  expect(await applyMigrations(url, { migrationsDir })).toEqual(['3_broken'])
})

test("a migration that Prisma's own CLI began and failed is refused by name", async () => {
  await applyMigrations(url, { migrationsDir })
  await ask(`insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'y', '3_failed')`)
  await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/3_failed began on this database and failed/)
})

test('data of a newer version is left alone', async () => {
  await applyMigrations(url, { migrationsDir })
  await rm(path.join(migrationsDir, '2_book'), { recursive: true })
  await expect(applyMigrations(url, { migrationsDir })).rejects.toThrow(/has migration 2_book, which this version does not know/)
})

test('a database that does not answer is named without its password', async () => {
  const dead = 'postgresql://someone:secret@127.0.0.1:1/none'
  const refusal = applyMigrations(dead, { migrationsDir })
  await expect(refusal).rejects.toThrow(/127\.0\.0\.1:1/)
  await expect(refusal).rejects.not.toThrow(/secret/)
})
