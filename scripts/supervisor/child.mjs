import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync, renameSync, statSync } from 'node:fs'
import readline from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopGroup } from '../processes.mjs'

const LOG_LIMIT_BYTES = 10_000_000

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string} file the program
 * @property {string[]} args
 * @property {Record<string, string | undefined>} env
 * @property {string} cwd
 * @property {string} log where all its output goes
 * @property {(line: string) => void} [echo] also gets each line
 */

/** The last lines of a log, for an error message. @param {string} log */
export function tail(log, lines = 12) {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches the supervisor alone, which stops parts in order. @param {Command} command */
export function startChild({ name, file, args, env, cwd, log, echo }) {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
  const sink = createWriteStream(log, { flags: 'a', mode: 0o600 })
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on('line', (line) => {
      sink.write(`${line}\n`)
      if (line.trim() !== '') echo?.(line)
    })
  }
  /** @type {string | undefined} */
  let ending
  const exited = /** @type {Promise<string>} */ (
    new Promise((resolve) => {
      const end = (/** @type {string} */ how) => {
        ending ??= how
        sink.end(() => resolve(how))
      }
      child.once('error', (error) => end(error.message))
      child.once('close', (code, signal) => end(signal ?? `exit code ${code}`))
    })
  )
  return {
    name,
    log,
    pid: child.pid,
    exited,
    ended: () => ending,
    stop: async () => {
      if (child.pid !== undefined) await stopGroup(child.pid)
    },
  }
}

/**
 * Waits until the probe says yes. @throws when the child ends first, or the time is over
 * @param {ReturnType<typeof startChild>} child @param {() => Promise<boolean>} probe @param {number} withinMs
 */
export async function untilReady(child, probe, withinMs) {
  for (const start = Date.now(); Date.now() - start < withinMs; await Promise.race([sleep(50), child.exited])) {
    if (child.ended() !== undefined)
      throw new Error(`${child.name} ended while starting (${child.ended()}). Its log ${child.log} ends with:\n${tail(child.log)}`)
    if (await probe().catch(() => false)) return
  }
  throw new Error(`${child.name} was not ready after ${withinMs / 1000} s. Its log ${child.log} ends with:\n${tail(child.log)}`)
}
