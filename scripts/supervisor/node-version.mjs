import { Refusal } from './refusal.mjs'

/**
 * Refuses a Node.js that is too old. Stands alone, so that an old one can load it.
 * @param {string} version as in process.versions.node @throws {Refusal}
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(`Phat Bricks needs Node.js 20.19 or newer; this is ${version}. Install a newer one from your system or nodejs.org.`)
}
