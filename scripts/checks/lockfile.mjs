// Checks that the lockfile has every package that "npm ci" asks of it. An install leaves out the optional packages of other systems when the
// registry at hand lacks them, and then "npm ci" refuses the lockfile everywhere.
import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The packages that are asked for and not there, as "wanted by whom".
 * @param {Record<string, { dependencies?: object, devDependencies?: object, optionalDependencies?: object }>} packages of a package-lock.json
 * @returns {string[]}
 */
export function findMissing(packages) {
  return Object.entries(packages).flatMap(([place, { dependencies, devDependencies, optionalDependencies }]) => {
    const wanted = Object.keys({ ...dependencies, ...optionalDependencies, ...(place === '' ? devDependencies : {}) })
    return wanted.filter((name) => !isThere(packages, place, name)).map((name) => `${name}, wanted by ${place || 'package.json'}`)
  })
}

/** Looks as Node does: in the package's own folder, then in each one around it. @param {object} packages @param {string} place @param {string} name */
function isThere(packages, place, name) {
  const parts = place.split('/node_modules/')
  return [...parts.keys(), -1].some((depth) => {
    const around = parts.slice(0, parts.length - 1 - depth).join('/node_modules/')
    return Object.hasOwn(packages, path.posix.join(around, 'node_modules', name))
  })
}

if (process.argv[1] === import.meta.filename) {
  const { packages } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'))
  const missing = findMissing(packages)
  for (const each of missing) console.error(`package-lock.json lacks ${each}: "npm ci" will refuse it.`)
  process.exitCode = missing.length === 0 ? 0 : 1
}
