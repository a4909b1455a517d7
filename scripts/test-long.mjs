// npm run test:long: the tests that take minutes, *.long.test.ts; arguments go to vitest.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const args = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PHAT_TEST_LONG: '1' } })
process.exitCode = status ?? 1
