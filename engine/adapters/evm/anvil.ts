import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Fault } from '../../../bricks/kit/fault'

/** How to run a local chain. */
export interface AnvilOptions {
  /** A free one is taken when absent. */
  port?: number
  chainId?: number
  /** Where state is kept across restarts; saved every second and when stopped. */
  stateFile?: string
  /** Seconds between blocks; without it a block is mined for each transaction and at no other time. */
  blockTimeSeconds?: number
  /** With `blockTimeSeconds`, also mines at once for each transaction. */
  mixedMining?: boolean
  /** Fee of the first block per unit of gas. */
  baseFeeWei?: bigint
  /** How many unlocked, funded accounts to start with. */
  accounts?: number
  /** Unix seconds of the first block; now when absent. */
  startedAtS?: number
}

/** A local chain that runs. */
export interface Anvil {
  url: string
  port: number
  pid: number
  /** Resolves with the exit code once the process has ended, however it ended. */
  exited: Promise<number | null>
  /** Saves the state and ends the process. */
  stop(): Promise<void>
}

const startTimeoutMs = 20_000
const stopTimeoutMs = 5_000

/**
 * Starts anvil on 127.0.0.1, the native binary itself and not its wrapper.
 * @throws a Fault `anvil_missing`, `port_in_use` or `anvil_failed`.
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const child = spawn(findAnvil(), toArguments(options), { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const port = await awaitPort(child, options.port)
  if (child.pid === undefined) throw failed('it has no process id')
  return { url: `http://127.0.0.1:${port}`, port, pid: child.pid, exited, stop: () => stop(child, exited) }
}

/** Path of the anvil binary that npm installed for this system. */
export function findAnvil(): string {
  const system = process.platform === 'win32' ? 'win32' : process.platform
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const name = `@foundry-rs/anvil-${system}-${arch}`
  const manifest = resolveOrNull(`${name}/package.json`)
  const binary = manifest && join(dirname(manifest), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil')
  if (binary && existsSync(binary)) return binary
  throw new Fault('anvil_missing', `The package ${name}, which holds the local chain, is not installed.`, {
    remedy: 'Run `npm ci` without leaving optional packages out, or set the RPC URL of a chain of your own.',
  })
}

function toArguments(options: AnvilOptions): string[] {
  const { port = 0, chainId = 31337, stateFile, blockTimeSeconds, mixedMining, baseFeeWei, accounts = 10, startedAtS } = options
  return [
    ...['--host', '127.0.0.1', '--port', `${port}`, '--chain-id', `${chainId}`, '--accounts', `${accounts}`],
    ...['--hardfork', 'prague', '--slots-in-an-epoch', '1'],
    ...(stateFile ? ['--state', stateFile, '--state-interval', '1'] : []),
    ...(blockTimeSeconds ? ['--block-time', `${blockTimeSeconds}`] : []),
    ...(blockTimeSeconds && mixedMining ? ['--mixed-mining'] : []),
    ...(startedAtS === undefined ? [] : ['--timestamp', `${startedAtS}`]),
    ...(baseFeeWei === undefined ? [] : ['--block-base-fee-per-gas', `${baseFeeWei}`]),
  ]
}

/** Anvil prints the address last; its log is read on so that the pipe never fills. */
function awaitPort(child: ChildProcess, wanted: number | undefined): Promise<number> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw failed('its output cannot be read')
  return new Promise((resolve, reject) => {
    let errors = ''
    stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2_000)
    })
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(failed(`it did not listen within ${startTimeoutMs / 1000} s`))
    }, startTimeoutMs)
    createInterface({ input: stdout }).on('line', (line) => {
      const port = /^Listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(Number(port))
    })
    child.once('error', (cause) => {
      clearTimeout(timer)
      reject(failed('its binary cannot be run', cause))
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      reject(/address (already )?in use/i.test(errors) ? portInUse(wanted) : failed(`it ended with code ${code}: ${errors.trim()}`))
    })
  })
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await exited
  clearTimeout(timer)
}

function resolveOrNull(path: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(path)
  } catch {
    return null
  }
}

function portInUse(port: number | undefined): Fault {
  return new Fault('port_in_use', `Port ${port} on 127.0.0.1, meant for the local chain, is already in use.`, {
    remedy: 'Stop the program that uses it, or choose another port.',
  })
}

function failed(reason: string, cause?: unknown): Fault {
  return new Fault('anvil_failed', `The local chain did not start: ${reason}.`, {
    remedy: 'Check that anvil’s state file is readable and whole; move it away to start a new chain.',
    cause,
  })
}
