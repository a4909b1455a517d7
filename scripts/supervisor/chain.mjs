import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { backUp, isLarge, mendState } from './chain-state.mjs'
import { startChild, untilReady } from './child.mjs'

const BACKUP_EVERY_MS = 10_000

/** The native anvil of this machine: its npm wrapper would cost another process. */
export function findAnvil() {
  const os = process.platform
  const name = `@foundry-rs/anvil-${os}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const bases = createRequire(import.meta.url).resolve.paths(name) ?? []
  const files = bases.map((base) => path.join(base, name, 'bin', os === 'win32' ? 'anvil.exe' : 'anvil'))
  const found = files.find((file) => existsSync(file))
  if (found !== undefined) return found
  throw new Error(
    `The local chain for this machine (${name}) is not installed. Run "npm ci" without --omit=optional, or set CHAIN_RPC_URL to a chain of your own.`,
  )
}

/** Whether a chain answers there. @param {string} url */
export async function chainAnswers(url) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(5_000),
  })
  return reply.ok && typeof (await reply.json()).result === 'string'
}

/**
 * Starts the local chain, kept in `dir`. Its state is copied every so often, and trimmed, over a short stop, when it grew large.
 * @param {{ dir: string, port: number, log: string, note: (pid: number | undefined) => void }} options
 * @returns {Promise<import('./keep.mjs').Running>}
 */
export async function startChain({ dir, port, log, note }) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const state = path.join(dir, 'state.json')
  const url = `http://127.0.0.1:${port}`
  const args = ['--host', '127.0.0.1', '--port', String(port), '--hardfork', 'prague', '--slots-in-an-epoch', '1', '--mixed-mining']
  args.push('--block-time', '1', '--state', state, '--state-interval', '1', '--cache-path', path.join(dir, 'cache'), '--quiet')
  let stopping = false

  async function launch() {
    mendState(state)
    const child = startChild({ name: 'chain', file: findAnvil(), args, env: process.env, cwd: dir, log })
    note(child.pid)
    child.exited.then(() => note(undefined))
    try {
      await untilReady(child, () => chainAnswers(url), 15_000)
    } catch (error) {
      await child.stop()
      throw error
    }
    return child
  }

  let child = await launch()
  const exited = (async () => {
    for (;;) {
      const how = await Promise.race([child.exited, sleep(BACKUP_EVERY_MS, undefined, { ref: false })])
      if (how !== undefined) return how
      if (stopping) return child.exited
      backUp(state)
      if (!isLarge(state)) continue
      await child.stop()
      if (stopping) return child.exited
      child = await launch()
    }
  })()
  // Whoever keeps the chain up reads how it ended; without this, a failed trim would end the supervisor first.
  const ended = exited.catch((error) => String(error))
  return {
    get pid() {
      return child.pid
    },
    exited: ended,
    detail: url,
    async stop() {
      stopping = true
      await child.stop()
    },
  }
}
