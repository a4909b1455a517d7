import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { canEnter } from './unprivileged.mjs'

/** @typedef {import('./unprivileged.mjs').Identity} Identity */

/** @param {string} folder */
function claim(folder) {
  try {
    mkdirSync(folder, { mode: 0o711 })
  } catch {
    // It exists, or cannot be made: the look below tells.
  }
  // Anyone may write to /var/tmp: a folder or link that another user put there first is not ours to trust.
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === process.getuid?.()
}

/**
 * A folder outside the checkout that this identity can enter, for when it cannot enter `dir` (a checkout under /root, say).
 * Its place is recorded in `dir`, and found there again by the next start.
 * @param {string} dir @param {Identity} identity
 */
export function shelterFor(dir, identity) {
  const record = path.join(dir, 'shelter')
  const recorded = existsSync(record) ? readFileSync(record, 'utf8').trim() : undefined
  const name = `phat-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`
  const places = [recorded, ...['/var/tmp', os.tmpdir()].map((base) => path.join(base, name))]
  for (const place of places) {
    if (place === undefined || !claim(place) || !canEnter(identity, place)) continue
    if (place !== recorded) writeFileSync(record, `${place}\n`)
    return place
  }
  throw new Error(
    `Postgres runs as uid ${identity.uid}, which can enter neither ${dir} nor a folder ${name} under /var/tmp. Move the checkout where that user can read it, or set DATABASE_URL to a Postgres of your own.`,
  )
}
