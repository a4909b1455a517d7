import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { EngineSettings } from '../settings'

/** An engine process. */
export interface EngineChild {
  pid: number
  /** How it ended: its signal or exit code. */
  ended: Promise<string>
  kill(signal: NodeJS.Signals): void
}

const entry = path.join(import.meta.dirname, 'engine-child.fixture.ts')

/** Starts an engine in a process of its own and waits until it works, or has ended already. With `crashAfter` it kills itself −9 after that event. */
export async function spawnEngine(settings: EngineSettings, crashAfter?: string): Promise<EngineChild> {
  const text = JSON.stringify(settings, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', entry], {
    env: { ...process.env, PHAT_TEST_SETTINGS: text, ...(crashAfter === undefined ? {} : { PHAT_CRASH_AFTER: crashAfter }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))))
  const ready = new Promise<void>((resolve) => child.stdout?.on('data', (chunk: Buffer) => String(chunk).includes('ready') && resolve()))
  await Promise.race([ready, ended])
  return { pid: child.pid ?? 0, ended, kill: (signal) => child.kill(signal) }
}
