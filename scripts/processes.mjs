import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Whether a process with this id runs; one that ended but was not yet collected by its parent does not.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return !existsSync('/proc/self/stat')
  }
}

/**
 * The command line of a running process, where the system tells.
 * @param {number} pid @returns {string | undefined}
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // No /proc here: macOS and Windows.
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/**
 * Signals a process and all it started, where it leads a group of its own.
 * @param {number} pid @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch {
      // No such group, or it ended already.
    }
  }
}

/**
 * Asks a process group to end, and ends it by force when it has not after `graceMs`.
 * @param {number} pid @param {number} [graceMs]
 */
export async function stopGroup(pid, graceMs = 5_000) {
  signalGroup(pid, 'SIGTERM')
  for (const start = Date.now(); Date.now() - start < graceMs; await sleep(20)) if (!isAlive(pid)) break
  // Also when the leader is gone: what it started may not be.
  signalGroup(pid, 'SIGKILL')
  for (const start = Date.now(); isAlive(pid) && Date.now() - start < 2_000; ) await sleep(20)
}
