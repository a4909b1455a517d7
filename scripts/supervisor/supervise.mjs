import { performance } from 'node:perf_hooks'
import * as parts from '../parts.mjs'
import { freePort, whyNotFree } from '../ports.mjs'
import { signalGroup, stopGroup } from '../processes.mjs'
import { buildIfChanged } from './build.mjs'
import { prepareHome, rememberPorts, rememberProcesses, takeLock } from './home.mjs'
import { keepUp } from './keep.mjs'
import { readOptions } from './options.mjs'
import { Refusal } from './refusal.mjs'

const LABEL_WIDTH = 11

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** @param {string} label @param {string} text */
const say = (label, text) => process.stdout.write(`${label.padEnd(LABEL_WIDTH)}${text}\n`)

/** @param {number} wanted @param {string} host @returns {Promise<number>} @throws {Refusal} */
async function choosePort(wanted, host) {
  if (wanted === 0) return freePort()
  const why = await whyNotFree(wanted, host)
  if (why === undefined) return wanted
  if (why === 'EADDRNOTAVAIL' || why === 'ENOTFOUND')
    throw new Refusal(`This machine has no address ${host}. Set HOST to one it has, or leave it unset.`)
  const reason = why === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${why})`
  throw new Refusal(`Port ${wanted} ${reason}. Free it, or choose another one: PORT=${wanted < 1024 ? 3000 : wanted + 1} npm start`)
}

/**
 * Starts every part, says what is ready, and keeps them up until it is told to stop.
 * @param {{ argv: string[], env: Record<string, string | undefined>, root: string }} given
 */
export async function supervise({ argv, env, root }) {
  const began = performance.now()
  const options = readOptions(argv, env, root)
  if ('help' in options) return console.log(options.help)
  prepareHome(options.home, root)
  const lock = takeLock(options.home)
  const processes = rememberProcesses(options.home)
  /** @type {Map<string, number>} */
  const pids = new Map()
  /** @type {ReturnType<typeof keepUp>[]} in the order of their start */
  const kept = []
  let stopping = false
  let stoppingSince = 0

  /** @param {number} code @param {unknown} [reason] */
  async function stop(code, reason) {
    if (stopping) return
    stopping = true
    stoppingSince = performance.now()
    if (reason !== undefined)
      console.error(`\n${reason instanceof Error && env.PHAT_DEBUG === undefined ? reason.message : String(reason)}\n`)
    for (const once of ['setup', 'build']) if (pids.has(once)) await stopGroup(pids.get(once))
    for (const part of kept.toReversed()) {
      const since = performance.now()
      await part.stop()
      say(part.name, `stopped in ${seconds(since)}`)
    }
    lock.release()
    process.exit(code)
  }

  function onSignal() {
    if (!stopping) return void stop(0)
    // One Ctrl-C may arrive twice: from the terminal, and handed on by npm.
    if (performance.now() - stoppingSince < 1_000) return
    // Asked again: at once. What is killed so goes on at the next start.
    for (const pid of pids.values()) signalGroup(pid, 'SIGKILL')
    lock.release()
    process.exit(130)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal)
  // A closed terminal or pipe takes no more lines; the parts run on until told otherwise.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  /** @type {parts.Context} */
  const context = {
    options,
    env: { PHAT_DIR: options.home, DATABASE_URL: options.databaseUrl, CHAIN_RPC_URL: options.chainRpcUrl },
    portFor: rememberPorts(options.home),
    echo: (part, line) => say(part, `| ${line}`),
    note(part, pid, mark) {
      if (pid === undefined) pids.delete(part)
      else pids.set(part, pid)
      processes.note(part, pid, mark)
    },
  }

  /** Does one thing and says what came of it. @param {string} name @param {() => Promise<string | undefined | void>} work */
  async function step(name, work) {
    const since = performance.now()
    const detail = await work()
    if (!stopping) say(name, `ready in ${seconds(since)}${detail ? ` · ${detail}` : ''}`)
  }

  /** @param {string} name @param {() => Promise<import('./keep.mjs').Running>} start */
  const keep = (name, start) =>
    step(name, async () => {
      const part = keepUp({
        name,
        start,
        pidOf: () => pids.get(name),
        say: (message) => say(name, message),
        giveUp: (reason) => void stop(1, reason),
      })
      kept.push(part)
      return (await part.ready).detail
    })

  async function startAll() {
    const left = await processes.endLeftovers()
    if (left.length > 0) say('cleaned up', `left by a start that was killed: ${left.join(', ')}`)
    const port = await choosePort(options.port, options.host)
    if (options.engine) await parts.placeEngine(context)

    const database = (async () => {
      if (options.databaseUrl === undefined) await keep('database', () => parts.startDatabase(context))
      await step('migrations', () => parts.migrate(context))
    })()
    const chain = (async () => {
      const { chainRpcUrl: url } = options
      if (url !== undefined) await step('chain', () => parts.checkChain(url))
      else if (options.engine) await keep('chain', () => parts.startLocalChain(context))
    })()
    const build = (async () => {
      if (options.dev) return
      await step('build', async () => ((await buildIfChanged(root, () => parts.buildWeb(context))) ? undefined : 'nothing changed'))
    })()
    const engine = (async () => {
      await Promise.all([database, chain])
      if (!options.engine) return
      await step('contracts', () => parts.setUp(context))
      await keep('engine', () => parts.startEngine(context))
    })()
    const web = (async () => {
      await Promise.all([database, chain, build])
      await keep('web', () => parts.startWeb(context, port))
    })()
    await Promise.all([database, chain, build, engine, web])

    const address = `http://${parts.probeHost(options.host)}:${port}`
    lock.announce(address)
    process.stdout.write(`\nOpen ${address}   (everything ready in ${seconds(began)}; Ctrl-C stops it)\n\n`)
  }

  try {
    await startAll()
  } catch (error) {
    await stop(1, error)
  }
}
