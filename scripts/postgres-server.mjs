import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { commandOf, isAlive } from './processes.mjs'

/**
 * The server that holds this data folder, by its postmaster.pid. A file left by a dead server whose id now belongs to another
 * program is removed: Postgres itself would take that program for its predecessor and refuse to start.
 * @param {string} data @returns {{ pid: number, port: number } | undefined}
 */
export function readServer(data) {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  const command = commandOf(pid)
  if (command !== undefined && !command.includes('postgres')) {
    rmSync(file)
    return undefined
  }
  return { pid, port }
}
