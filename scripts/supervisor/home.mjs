import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, whyNotFree } from '../ports.mjs'
import { commandOf, isAlive, stopGroup } from '../processes.mjs'
import { Refusal } from './refusal.mjs'

/** @param {string} file @returns {Record<string, any>} empty when missing or damaged */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/** @param {string} file @param {object} value */
function writeJson(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Makes the folder for data, and makes sure that it and the build's folder can be written.
 * @param {string} home @param {string} root @throws {Refusal}
 */
export function prepareHome(home, root) {
  try {
    // Root lets others pass through, to the database's own folder and nothing else: Postgres runs as another user there.
    mkdirSync(path.join(home, 'logs'), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    throw unwritable(home, error)
  }
  for (const folder of [home, path.join(home, 'logs'), existsSync(path.join(root, '.next')) ? path.join(root, '.next') : root]) {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK)
    } catch (error) {
      throw unwritable(folder, error)
    }
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return statSync(folder).uid
  } catch {
    return undefined
  }
}

/** @param {string} folder @param {unknown} cause */
function unwritable(folder, cause) {
  const owner = ownerOf(folder)
  const whose = owner === undefined || owner === process.getuid?.() ? '' : ` (it belongs to uid ${owner}, as after a start as another user)`
  const remedy = `Give it to yourself with: sudo chown -R "$(id -un)" "${folder}"\nor keep data elsewhere with PHAT_DIR=/some/folder npm start`
  return new Refusal(`Cannot write to ${folder}${whose}.\n${remedy}`, { cause })
}

/** @param {Record<string, any>} holder */
function isRunning({ pid }) {
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return false
  // After a reboot, or in a fresh container, the number may belong to any other program.
  const command = commandOf(pid)
  return command === undefined || command.includes('start.mjs')
}

/**
 * Takes the folder for this process alone. A lock whose holder is gone is taken over.
 * @param {string} home @throws {Refusal} when another instance runs here
 */
export function takeLock(home) {
  const file = path.join(home, 'instance.json')
  const mine = { pid: process.pid, startedAt: new Date().toISOString() }
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, `${JSON.stringify(mine)}\n`, { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST') || attempt === 3) throw error
      const holder = readJson(file)
      if (isRunning(holder)) {
        const where = holder.address === undefined ? '' : ` at ${holder.address}`
        throw new Refusal(
          `Phat Bricks already runs here${where} (process ${holder.pid}). Use it, stop it with: kill ${holder.pid}\nor run a second one on data of its own: PHAT_DIR=.phat2 PORT=3001 npm start`,
        )
      }
      rmSync(file, { force: true })
    }
  }
  return {
    /** @param {string} address */
    announce: (address) => writeJson(file, { ...mine, address }),
    release: () => rmSync(file, { force: true }),
  }
}

/**
 * Ports that parts had before, so that addresses last; another one where somebody took it meanwhile. Within one run a part keeps its port.
 * @param {string} home @returns {(part: string) => Promise<number>}
 */
export function rememberPorts(home) {
  const file = path.join(home, 'ports.json')
  /** @type {Map<string, Promise<number>>} */
  const chosen = new Map()
  // One after the other: two questions for a free port at the same moment may get the same answer.
  let last = Promise.resolve(0)

  async function choose(/** @type {string} */ part) {
    const known = readJson(file)[part]
    if (Number.isInteger(known) && (await whyNotFree(known)) === undefined) return known
    const port = await freePort()
    writeJson(file, { ...readJson(file), [part]: port })
    return port
  }

  return (part) => {
    const port = chosen.get(part) ?? last.then(() => choose(part))
    chosen.set(part, port)
    last = port.catch(() => 0)
    return port
  }
}

/**
 * Which processes parts run in, written down so that the next start can end those that a killed one left.
 * @param {string} home
 */
export function rememberProcesses(home) {
  const file = path.join(home, 'processes.json')
  return {
    /** @param {string} part @param {number | undefined} pid undefined once it ended @param {string} mark a word of its command line */
    note(part, pid, mark) {
      const { [part]: _, ...others } = readJson(file)
      writeJson(file, pid === undefined ? others : { ...others, [part]: { pid, mark } })
    },
    /** Ends what a killed start left; gives the names of those parts. @returns {Promise<string[]>} */
    async endLeftovers() {
      const left = Object.entries(readJson(file)).filter(([, { pid, mark }]) => isAlive(pid) && commandOf(pid)?.includes(mark))
      await Promise.all(left.map(([, { pid }]) => stopGroup(pid)))
      rmSync(file, { force: true })
      return left.map(([part]) => part)
    },
  }
}
