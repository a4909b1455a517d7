import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from './postgres.mjs'
import { readServer } from './postgres-server.mjs'
import { isAlive } from './processes.mjs'

const PREFIX = 'phat-tests-'

/** Ends servers and removes folders of test runs that were killed before they could. */
function sweep() {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length)))) continue
    const folder = path.join(os.tmpdir(), name)
    try {
      const server = readServer(path.join(folder, 'data'))
      if (server !== undefined) process.kill(server.pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It belongs to another user, whose next test run sweeps it.
    }
  }
}

/** One Postgres for the whole test run, in a temporary folder and on a free port; its address goes to every test process. */
export default async function setup() {
  sweep()
  const dir = path.join(os.tmpdir(), `${PREFIX}${process.pid}`)
  mkdirSync(dir, { mode: 0o711 })
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const server = await startPostgres({ dir, database: 'postgres', settings })
  process.env.PHAT_TEST_DATABASE_URL = server.url
  return async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
