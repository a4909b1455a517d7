import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'

/** The whole product, running for tests: the web app's address, the folder of its data, the chain, and its end. */
export interface Instance {
  url: string
  home: string
  chainRpcUrl: string
  stop(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '..')
const START_WITHIN_MS = 240_000

function chainOf(home: string): string {
  const ports: Record<string, number> = JSON.parse(readFileSync(path.join(home, 'ports.json'), 'utf8'))
  return `http://127.0.0.1:${ports.chain}`
}

/**
 * Starts the product as `npm start` does, with data of its own and on free ports, and waits for its address.
 * @throws with the last lines it said, when it ends or takes too long first
 */
export async function startInstance({
  home,
  log,
  env = {},
}: {
  home?: string
  log: string
  env?: Record<string, string>
}): Promise<Instance> {
  const own = home === undefined ? mkdtempSync(path.join(os.tmpdir(), 'phat-e2e-')) : undefined
  const folder = home ?? own ?? ''
  // As root, the database runs as another user, who passes through here; what is secret in it is closed by itself.
  if (own !== undefined) chmodSync(own, 0o711)
  mkdirSync(path.dirname(log), { recursive: true })
  const sink = createWriteStream(log, { flags: 'a' })
  const { DATABASE_URL: _, CHAIN_RPC_URL: __, ENGINE: ___, HOST: ____, ...inherited } = process.env
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...inherited, PHAT_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why} Its log ${log} ends with:\n${said.slice(-15).join('\n')}`))
    const timer = setTimeout(() => {
      child.kill('SIGTERM')
      fail(`The product was not ready after ${START_WITHIN_MS / 1000} s.`)
    }, START_WITHIN_MS)
    for (const stream of [child.stdout, child.stderr]) {
      readline.createInterface({ input: stream }).on('line', (line) => {
        sink.write(`${line}\n`)
        said.push(line)
        const address = /^Open (\S+)/.exec(line)?.[1]
        if (address === undefined) return
        clearTimeout(timer)
        resolve(address)
      })
    }
    void ended.then(() => {
      clearTimeout(timer)
      fail('The product ended while starting.')
    })
    child.stdout.once('close', () => sink.end())
    child.once('error', reject)
  })
  return {
    url,
    home: folder,
    chainRpcUrl: chainOf(folder),
    async stop() {
      child.kill('SIGTERM')
      await ended
      if (own !== undefined) rmSync(own, { recursive: true, force: true })
    },
  }
}
