import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { prisma } from '../prisma/command.mjs'

/**
 * Generates the Prisma client aside, and leaves the one that is checked in alone.
 * @param {string} root the checkout @returns {string} its folder
 */
export function freshClient(root) {
  const aside = path.join(root, '.cache/generate')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { recursive: true })
  const schema = path.join(aside, 'schema.prisma')
  cpSync(path.join(root, 'prisma/schema.prisma'), schema)
  const { code, said } = prisma(['generate', '--schema', schema], {}, 'pipe')
  if (code !== 0) throw new Error(`prisma generate failed:\n${said}`)
  return path.join(aside, 'client')
}

/** @param {string} folder */
function filesOf(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

/**
 * The files that are missing on one side or differ, by relative path.
 * @param {string} one @param {string} other @returns {string[]}
 */
export function differences(one, other) {
  const names = [...new Set([...filesOf(one), ...filesOf(other)])].sort()
  return names.filter((name) => {
    const [first, second] = [path.join(one, name), path.join(other, name)]
    return !existsSync(first) || !existsSync(second) || !readFileSync(first).equals(readFileSync(second))
  })
}
