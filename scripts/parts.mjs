import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { startPostgres } from './postgres.mjs'
import { chainAnswers, startChain } from './supervisor/chain.mjs'
import { startChild, untilReady } from './supervisor/child.mjs'

/**
 * What the supervisor starts, and how it knows that it is ready. Each gets the context and gives a `Running`.
 * @typedef {object} Context
 * @property {import('./supervisor/options.mjs').StartOptions} options
 * @property {(part: string) => Promise<number>} portFor
 * @property {(part: string, pid: number | undefined, mark: string) => void} note which process a part runs in; undefined once it ended
 * @property {(part: string, line: string) => void} echo
 * @property {Record<string, string | undefined>} env grows as parts get ready: addresses for those that come after
 * @typedef {import('./supervisor/keep.mjs').Running} Running
 */

/** @param {Context} context @param {string} name @param {string[]} args @param {Record<string, string | undefined>} env @param {string} mark */
function startNode({ options, note, echo }, name, args, env, mark) {
  const log = path.join(options.home, 'logs', `${name}.log`)
  const echoLine = (/** @type {string} */ line) => echo(name, line)
  const child = startChild({ name, file: process.execPath, args, env, cwd: options.root, log, echo: echoLine })
  note(name, child.pid, mark)
  child.exited.then(() => note(name, undefined, mark))
  return child
}

/** @param {ReturnType<typeof startChild>} child @param {() => Promise<boolean>} probe @param {number} withinMs */
async function whenReady(child, probe, withinMs) {
  try {
    await untilReady(child, probe, withinMs)
    return child
  } catch (error) {
    await child.stop()
    throw error
  }
}

/** @param {Context} context @returns {Promise<Running>} */
export async function startDatabase({ options, portFor, env }) {
  // Once others know its address it comes back at the same one.
  const port = env.DATABASE_URL === undefined ? await portFor('postgres') : Number(new URL(env.DATABASE_URL).port)
  const server = await startPostgres({ dir: path.join(options.home, 'postgres'), port })
  env.DATABASE_URL = server.url
  return { ...server, detail: `Postgres on port ${server.port}${server.reused ? ', found running' : ''}` }
}

/** @param {string} home */
function workersPassword(home) {
  const file = path.join(home, 'workers-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Brings the database up to date, and gives the workers their own way in. @param {Context} context */
export async function migrate({ options, env }) {
  const { root, home, workersDatabaseUrl } = options
  const load = (/** @type {string} */ file) => tsImport(path.join(root, 'engine/adapters/prisma', file), import.meta.url)
  const [{ applyMigrations }, { provideWorkersRole }] = await Promise.all([load('migrate.ts'), load('workers-role.ts')])
  const applied = await applyMigrations(env.DATABASE_URL, { migrationsDir: path.join(root, 'prisma/migrations') })
  const own = workersDatabaseUrl ?? (await provideWorkersRole(env.DATABASE_URL, workersPassword(home)))
  env.WORKERS_DATABASE_URL = own ?? env.DATABASE_URL
  const changes = applied.length === 0 ? 'up to date' : `${applied.length} applied`
  return own === undefined ? `${changes}; workers share its user, which may not create another` : changes
}

/** @param {Context} context @returns {Promise<Running>} */
export async function startLocalChain({ options, portFor, note, env }) {
  const log = path.join(options.home, 'logs/chain.log')
  const dir = path.join(options.home, 'chain')
  const chain = await startChain({ dir, port: await portFor('chain'), log, note: (pid) => note('chain', pid, 'anvil') })
  env.CHAIN_RPC_URL = chain.detail
  return chain
}

/** @param {string} url */
export async function checkChain(url) {
  if (await chainAnswers(url).catch(() => false)) return `yours, ${url}`
  throw new Error(`No EVM chain answers at ${url}. Start it, correct CHAIN_RPC_URL, or unset it for the local chain.`)
}

/** Runs a program to its end. @param {ReturnType<typeof startChild>} child @param {string} remedy */
async function toItsEnd(child, remedy) {
  const how = await child.exited
  if (how !== 'exit code 0') throw new Error(`${child.name} failed (${how}). ${remedy} Its log: ${child.log}`)
}

/** Creates keys and deploys the contracts where they are missing; says where the anchor is. @param {Context} context */
export async function setUp(context) {
  /** @type {string | undefined} */
  let anchor
  const echo = (/** @type {string} */ part, /** @type {string} */ line) => {
    // One line of JSON is its result; everything else is for the reader.
    if (line.startsWith('{')) anchor = JSON.parse(line).anchor
    else context.echo(part, line)
  }
  const child = startNode({ ...context, echo }, 'setup', ['phat.mjs', 'setup'], { ...process.env, ...context.env }, 'phat.mjs')
  await toItsEnd(child, 'What it says is above.')
  return anchor === undefined ? undefined : `anchor ${anchor}`
}

/** Chooses where the engine will answer, so that the web app may start before it. @param {Context} context */
export async function placeEngine({ env, portFor }) {
  env.ENGINE_PORT = String(await portFor('engine'))
  env.ENGINE_URL = `http://127.0.0.1:${env.ENGINE_PORT}`
}

/** @param {string} url */
const succeeds = async (url) => (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok

/** @param {Context} context @returns {Promise<Running>} */
export async function startEngine(context) {
  const { env } = context
  const child = startNode(context, 'engine', ['phat.mjs', 'engine'], { ...process.env, NODE_ENV: 'production', ...env }, 'phat.mjs')
  await whenReady(child, () => succeeds(`${env.ENGINE_URL}/health`), 60_000)
  return Object.assign(child, { detail: `port ${env.ENGINE_PORT}` })
}

const NEXT = 'node_modules/next/dist/bin/next'

/** @param {Context} context */
export async function buildWeb(context) {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const child = startNode({ ...context, echo: () => {} }, 'build', [NEXT, 'build'], env, 'next')
  await toItsEnd(child, 'The sources do not build.')
}

/** @param {Context} context @param {number} port @returns {Promise<Running>} */
export async function startWeb(context, port) {
  const { options, env } = context
  const { WORKERS_DATABASE_URL: _, ...webEnv } = { ...process.env, ...env }
  const extra = {
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: options.dev ? 'development' : 'production',
    HOST: options.host,
    PORT: String(port),
  }
  const args = [NEXT, options.dev ? 'dev' : 'start', '--hostname', options.host, '--port', String(port)]
  const child = startNode(context, 'web', args, { ...webEnv, ...extra }, 'next')
  const probe = `http://${probeHost(options.host)}:${port}/api/v1/health`
  // Any answer will do: it may ask for the token, or say that another part is down.
  await whenReady(child, async () => (await fetch(probe, { signal: AbortSignal.timeout(10_000) })).status > 0, 60_000)
  return child
}

/** The host under which this machine itself reaches what listens on `host`. @param {string} host */
export function probeHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
