// npm run bench: every engine/bench/*.ts, or those named, one after the other, each on a Postgres of this run's own.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from './postgres.mjs'

const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'engine/bench')
// A file that exports is a piece that benchmarks share.
const isBenchmark = (/** @type {string} */ file) => file.endsWith('.ts') && !/^export /m.test(readFileSync(path.join(folder, file), 'utf8'))
const all = existsSync(folder) ? readdirSync(folder).filter(isBenchmark) : []
const wanted = process.argv.slice(2)
const chosen = all.filter((file) => wanted.length === 0 || wanted.includes(path.basename(file, '.ts'))).sort()

if (chosen.length === 0) {
  console.error(`No such benchmark. There are: ${all.map((file) => path.basename(file, '.ts')).join(', ') || 'none'}.`)
  process.exit(2)
}
const dir = mkdtempSync(path.join(os.tmpdir(), 'phat-bench-'))
// As users run it: every commit reaches the disk.
const server = await startPostgres({ dir, database: 'postgres' })
try {
  for (const file of chosen) {
    console.log(`\n${path.basename(file, '.ts')}`)
    const args = ['--import', 'tsx', path.join('engine/bench', file)]
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PHAT_TEST_DATABASE_URL: server.url },
    })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}
