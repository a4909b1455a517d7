import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'

/** @typedef {{ uid?: number, gid?: number }} Identity Empty: the identity of this process. */

/** @param {string} user @returns {Identity | undefined} */
function lookUp(user) {
  try {
    const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
    const uid = id('-u')
    return uid === 0 ? undefined : { uid, gid: id('-g') }
  } catch {
    return undefined
  }
}

/**
 * The identity Postgres runs under: our own, unless we are root, which Postgres refuses.
 * A data folder that exists keeps its owner, so that what an ordinary user started root can go on with.
 * @param {string} data @returns {Identity}
 */
export function chooseIdentity(data) {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const user of [process.env.PHAT_OS_USER, 'postgres', '_postgres', 'nobody']) {
    const found = user === undefined ? undefined : lookUp(user)
    if (found !== undefined) return found
  }
  throw new Error(
    'Postgres does not run as root, and there is no user "postgres" or "nobody" to run it as. Start as an ordinary user, or name one in PHAT_OS_USER.',
  )
}

/**
 * Whether that identity can enter the folder; asked of the system itself, since modes of parents, ACLs and mounts all count.
 * @param {Identity} identity @param {string} folder
 */
export function canEnter(identity, folder) {
  if (identity.uid === undefined) {
    try {
      accessSync(folder, constants.R_OK | constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0
}
