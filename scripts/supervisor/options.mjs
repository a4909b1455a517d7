import path from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from './refusal.mjs'

/**
 * @typedef {object} StartOptions
 * @property {string} root the checkout
 * @property {string} home where data is kept: PHAT_DIR, else .phat
 * @property {boolean} dev
 * @property {string} host
 * @property {number} port 0 for any free one
 * @property {string | undefined} databaseUrl the user's own Postgres
 * @property {string | undefined} workersDatabaseUrl
 * @property {string | undefined} chainRpcUrl the user's own chain
 * @property {boolean} engine false: web only
 */

const USAGE = `Usage: npm start -- [--port N] [--host ADDRESS] [--dev]

  --port N        where the web app listens (PORT; 3000, 0 for any free one)
  --host ADDRESS  on which address (HOST; 127.0.0.1). Any but loopback needs PHAT_ACCESS_TOKEN
  --dev           rebuild pages as their sources change

  PHAT_DIR        where data is kept (.phat)
  DATABASE_URL    your own Postgres instead of the embedded one
  CHAIN_RPC_URL   your own EVM chain instead of the local one
  ENGINE=external web app only; the engine runs elsewhere`

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
const SHORTEST_TOKEN = 16

/** @param {string} text */
function readPort(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Refusal(`"${text}" is not a port. Give a number from 0 to 65535, as in: PORT=3001 npm start`)
}

/** @param {string[]} argv */
function readArguments(argv) {
  const options = /** @type {const} */ ({
    port: { type: 'string' },
    host: { type: 'string' },
    dev: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  try {
    return parseArgs({ args: argv, options }).values
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}

/**
 * What to start, from arguments and environment; the argument wins.
 * @param {string[]} argv @param {Record<string, string | undefined>} env @param {string} root
 * @returns {StartOptions | { help: string }} @throws {Refusal}
 */
export function readOptions(argv, env, root) {
  const args = readArguments(argv)
  if (args.help) return { help: USAGE }
  const host = args.host ?? (env.HOST || '127.0.0.1')
  if (!LOOPBACK.has(host) && (env.PHAT_ACCESS_TOKEN ?? '').length < SHORTEST_TOKEN) {
    throw new Refusal(
      `On ${host} others can reach the app, so it needs an access token of at least ${SHORTEST_TOKEN} characters:\n  PHAT_ACCESS_TOKEN=$(openssl rand -hex 16) HOST=${host} npm start`,
    )
  }
  const engine = env.ENGINE || 'local'
  if (engine !== 'local' && engine !== 'external')
    throw new Refusal(`ENGINE is "${engine}". Leave it unset, or set it to "external" for the web app alone.`)
  return {
    root,
    home: path.resolve(root, env.PHAT_DIR || '.phat'),
    dev: args.dev ?? false,
    host,
    port: readPort(args.port ?? (env.PORT || '3000')),
    databaseUrl: env.DATABASE_URL || undefined,
    workersDatabaseUrl: env.WORKERS_DATABASE_URL || undefined,
    chainRpcUrl: env.CHAIN_RPC_URL || undefined,
    engine: engine === 'local',
  }
}
