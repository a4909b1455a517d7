import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './ports.mjs'
import { executable, provideBinaries } from './postgres-binaries.mjs'
import { readServer } from './postgres-server.mjs'
import { isAlive } from './processes.mjs'
import { shelterFor } from './shelter.mjs'
import { canEnter, chooseIdentity } from './unprivileged.mjs'

/**
 * @typedef {import('./unprivileged.mjs').Identity} Identity
 * @typedef {{ url: string, port: number, pid: number, reused: boolean, log: string, exited: Promise<void>, stop: () => Promise<void> }} Postgres
 * @typedef {{ dir: string, port?: number, database?: string, settings?: Record<string, string> }} Options
 */

const USER = 'phat'
const LOG_LIMIT_BYTES = 5_000_000

/** @param {string} dir */
function readPassword(dir) {
  const file = path.join(dir, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** @param {string} url @param {string} sql @param {unknown[]} [values] */
async function ask(url, sql, values) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Whether the server there answers us and is the one of this data folder.
 * @param {string} url @param {string} data @returns {Promise<'yes' | 'no' | 'wrong password'>}
 */
async function answers(url, data) {
  try {
    const [row] = await ask(url, `select current_setting('data_directory') as data`)
    return path.resolve(row.data) === path.resolve(data) ? 'yes' : 'no'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '28P01' ? 'wrong password' : 'no'
  }
}

/** @param {string} data */
const wrongPassword = (data) =>
  new Error(`The database in ${data} refuses the password kept beside it. Put that file back, or remove the folder to begin afresh.`)

/**
 * Where data and binaries live: in `dir`, unless the identity Postgres runs under cannot get there.
 * @param {string} dir
 */
function settle(dir) {
  const home = path.join(dir, 'data')
  const identity = chooseIdentity(home)
  const shelter = () => shelterFor(dir, identity)
  const root = canEnter(identity, dir) ? dir : shelter()
  const data = path.join(root, 'data')
  const copyTo = () => (identity.uid === undefined ? dir : shelter())
  return { identity, data, native: provideBinaries({ identity, copyTo }) }
}

/** @param {string} file @param {Identity} identity */
function giveTo(file, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid)
}

/**
 * Makes the data folder beside its final place and moves it there whole, so that an interrupted start leaves no half of one.
 * @param {{ data: string, native: string, identity: Identity, password: string }} options
 */
function initialise({ data, native, identity, password }) {
  const fresh = `${data}.new`
  const secret = `${data}.secret`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(fresh, identity)
  writeFileSync(secret, password, { mode: 0o600 })
  giveTo(secret, identity)
  const args = ['-D', fresh, '-U', USER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C']
  try {
    execFileSync(executable(native, 'initdb'), args, { ...identity, cwd: path.dirname(data), stdio: 'pipe' })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : ''
    const remedy = /user does not exist/.test(said)
      ? ' Postgres needs a user with a name: run as one from /etc/passwd, add one for this id, or set DATABASE_URL to a Postgres of your own.'
      : ''
    throw new Error(`Postgres could not make its data folder ${data}: ${said}${remedy}`, { cause })
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(fresh, data)
}

/** @param {string} data */
function checkOwner(data) {
  const owner = statSync(data, { throwIfNoEntry: false })
  const us = process.getuid?.()
  if (owner === undefined || us === undefined || us === 0 || owner.uid === us) return
  throw new Error(
    `The database folder ${data} belongs to another user (uid ${owner.uid}), as after a start as root. Start as that user, or remove the folder to begin afresh.`,
  )
}

/** @param {string} log */
function openLog(log) {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
  return openSync(log, 'a', 0o600)
}

/** @param {string} log */
function lastLines(log) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
}

/**
 * Starts the server and waits until it answers; `undefined` when it gave up on its own, as it does while a killed one still lingers.
 * @param {{ data: string, native: string, identity: Identity, port: number, settings: Record<string, string>, log: string, adminUrl: string }} options
 */
async function launch({ data, native, identity, port, settings, log, adminUrl }) {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', shared_buffers: '128MB', ...settings }
  const args = ['-D', data, '-p', String(port), ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  const out = openLog(log)
  const child = spawn(executable(native, 'postgres'), args, { ...identity, cwd: data, detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  let gone = false
  const exited = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const end = () => {
        gone = true
        resolve()
      }
      child.once('exit', end)
      child.once('error', end)
    })
  )
  child.unref()
  while (!gone) {
    const reply = await answers(adminUrl, data)
    if (child.pid !== undefined && reply === 'yes') return { pid: child.pid, exited }
    // Another program's Postgres on this port says so too; then ours ends at once, for it cannot bind.
    await Promise.race([exited, sleep(reply === 'no' ? 20 : 500)])
    if (reply === 'wrong password' && !gone && child.pid !== undefined) {
      await stopServer(child.pid)
      throw wrongPassword(data)
    }
  }
  return undefined
}

/** @param {number} pid */
async function untilGone(pid) {
  while (isAlive(pid)) await sleep(100)
}

/** @param {number} pid @param {NodeJS.Signals} signal @param {number} withinMs */
async function end(pid, signal, withinMs) {
  try {
    process.kill(pid, signal)
  } catch {
    return true
  }
  for (const start = Date.now(); Date.now() - start < withinMs; await sleep(20)) if (!isAlive(pid)) return true
  return false
}

/** @param {number} pid */
async function stopServer(pid) {
  // Fast shutdown; then without a checkpoint, which the next start recovers from; then by force.
  if (await end(pid, 'SIGINT', 5_000)) return
  if (await end(pid, 'SIGQUIT', 2_000)) return
  await end(pid, 'SIGKILL', 2_000)
}

/**
 * Starts the Postgres of this checkout, or finds it running and reuses it; recovers after a kill. Loopback only.
 * @param {Options} options `dir` keeps password, log and (where it can) data; without `port` a free one is taken.
 * @returns {Promise<Postgres>} `url` names `database`, which is created when missing.
 */
export async function startPostgres({ dir, port, database = 'phat', settings = {} }) {
  const folder = path.resolve(dir)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const hadPassword = existsSync(path.join(folder, 'password'))
  const password = readPassword(folder)
  checkOwner(path.join(folder, 'data'))
  const { identity, data, native } = settle(folder)
  // Data whose password is lost can never be opened again; only a removed .phat leaves it behind.
  if (!hadPassword && path.dirname(data) !== folder) rmSync(data, { recursive: true, force: true })
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise({ data, native, identity, password })

  const log = path.join(folder, 'postgres.log')
  const urlOn = (/** @type {number} */ at, /** @type {string} */ name) => `postgresql://${USER}:${password}@127.0.0.1:${at}/${name}`
  /** @param {{ pid: number, port: number, reused: boolean, exited: Promise<void> }} server @returns {Promise<Postgres>} */
  const ready = async (server) => {
    const [known] = await ask(urlOn(server.port, 'postgres'), 'select 1 from pg_database where datname = $1', [database])
    if (known === undefined) await ask(urlOn(server.port, 'postgres'), `create database "${database.replaceAll('"', '""')}"`)
    return { ...server, url: urlOn(server.port, database), log, stop: () => stopServer(server.pid) }
  }

  for (const start = Date.now(); Date.now() - start < 30_000; await sleep(100)) {
    const running = readServer(data)
    if (running !== undefined) {
      const reply = await answers(urlOn(running.port, 'postgres'), data)
      if (reply === 'wrong password') throw wrongPassword(data)
      if (reply === 'no') continue
      return ready({ ...running, reused: true, exited: untilGone(running.pid) })
    }
    const chosen = port || (await freePort())
    const server = await launch({ data, native, identity, port: chosen, settings, log, adminUrl: urlOn(chosen, 'postgres') })
    if (server !== undefined) return ready({ ...server, port: chosen, reused: false })
    const said = lastLines(log)
    const lingering = /lock file|pre-existing shared memory/.test(said)
    const taken = /could not create any TCP\/IP sockets/.test(said)
    if (!lingering && !(taken && !port)) break
  }
  throw new Error(`Postgres did not start. Its log ${log} ends with:\n${lastLines(log)}`)
}
