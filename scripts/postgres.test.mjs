import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { isAlive } from './processes.mjs'

let dir
let running = []

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'phat-postgres-'))
})

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()))
  running = []
  rmSync(dir, { recursive: true, force: true })
})

async function start(options) {
  const server = await startPostgres({ dir, ...options })
  running.push(server)
  return server
}

async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const dataOf = async (server) => (await ask(server.url, `select current_setting('data_directory') as at`))[0].at

test('a second start finds the server running and reuses it', async () => {
  const first = await start()
  const second = await start()
  expect(second.reused).toBe(true)
  expect(second.pid).toBe(first.pid)
  expect(second.url).toBe(first.url)
})

test('what was committed is there after kill −9', async () => {
  const first = await start()
  await ask(first.url, 'create table note (text text)')
  await ask(first.url, `insert into note values ('kept')`)
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await start()
  expect(second.pid).not.toBe(first.pid)
  expect(await ask(second.url, 'select text from note')).toEqual([{ text: 'kept' }])
})

test('a lock file whose process is now another program is no obstacle', async () => {
  const first = await start()
  const data = await dataOf(first)
  const lock = readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
  await first.stop()
  writeFileSync(path.join(data, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(second.reused).toBe(false)
  expect(isAlive(process.pid)).toBe(true)
})

test('it listens on loopback alone and lets nobody in without the password', async () => {
  const server = await start()
  expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  const url = new URL(server.url)
  url.password = 'guess'
  await expect(ask(url.toString(), 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('a lost password is said, not waited for', async () => {
  const server = await start()
  await server.stop()
  writeFileSync(path.join(dir, 'password'), 'another')
  await expect(start()).rejects.toThrow(/refuses the password kept beside it/)
})

test('an interrupted initialisation is begun again', async () => {
  const half = path.join(dir, 'data.new')
  mkdirSync(half)
  writeFileSync(path.join(half, 'PG_VERSION'), '18')
  expect(await ask((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a port that another program holds is said, with the log', async () => {
  const port = await freePort()
  const other = mkdtempSync(path.join(os.tmpdir(), 'phat-postgres-'))
  try {
    const holder = await startPostgres({ dir: other, port })
    running.push(holder)
    await expect(start({ port })).rejects.toThrow(/could not create any TCP\/IP sockets/)
    await holder.stop()
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

// Postgres runs under our own user otherwise, who can enter its folder.
if (process.getuid?.() === 0) {
  test('where the user it runs as cannot enter the folder, its data goes to one that it can', async () => {
    const closed = path.join(dir, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const inside = path.join(closed, 'postgres')
    const first = await startPostgres({ dir: inside })
    running.push(first)
    const shelter = readFileSync(path.join(inside, 'shelter'), 'utf8').trim()
    try {
      expect(path.dirname(await dataOf(first))).toBe(shelter)
      await ask(first.url, 'create table note ()')
      await first.stop()
      const second = await startPostgres({ dir: inside })
      running.push(second)
      expect(await ask(second.url, 'select count(*)::int as notes from note')).toEqual([{ notes: 0 }])
      await second.stop()
    } finally {
      rmSync(shelter, { recursive: true, force: true })
    }
  })
}
