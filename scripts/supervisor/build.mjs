import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../processes.mjs'

const FOLDERS = ['app', 'bricks', 'engine', 'prisma/client', 'public']
const FILES = ['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json']
const NOT_BUILT = /\.(test|fixture)\.tsx?$|^engine\/(bench|cli|contracts\/(src|test))\//

/** A hash of everything the web build is made of; equal sources give an equal one. @param {string} root */
export function hashSources(root) {
  const inside = FOLDERS.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const file of [...inside.filter((name) => !NOT_BUILT.test(name)), ...FILES].sort()) {
    const full = path.join(root, file)
    if (existsSync(full)) hash.update(`\0${file}\0`).update(readFileSync(full))
  }
  return hash.digest('hex')
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/**
 * Builds the web app unless the build there is is of these sources. One builder at a time; others wait and find it done.
 * @param {string} root @param {() => Promise<void>} build
 * @returns {Promise<boolean>} whether it built
 */
export async function buildIfChanged(root, build) {
  const mark = path.join(root, '.next/phat-sources')
  const lock = path.join(root, '.cache/build.lock')
  const wanted = hashSources(root)
  const isBuilt = () => read(mark) === wanted && existsSync(path.join(root, '.next/BUILD_ID'))
  mkdirSync(path.dirname(lock), { recursive: true })
  for (;;) {
    if (isBuilt()) return false
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number(read(lock))
      if (holder === process.pid || !isAlive(holder)) rmSync(lock, { force: true })
      else await sleep(200)
    }
  }
  try {
    if (isBuilt()) return false
    rmSync(mark, { force: true })
    await build()
    writeFileSync(mark, `${wanted}\n`)
    return true
  } finally {
    rmSync(lock, { force: true })
  }
}
