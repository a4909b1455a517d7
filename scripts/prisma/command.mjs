import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * Runs Prisma's CLI without its download: the engine it asks for is the one beside this file.
 * @param {string[]} args @param {Record<string, string>} [env] @param {import('node:child_process').StdioOptions} [stdio]
 * @returns its exit code and, where piped, what it said.
 */
export function prisma(args, env = {}, stdio = 'inherit') {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio,
    encoding: 'utf8',
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(import.meta.dirname, 'schema-engine.mjs'),
      ...env,
    },
  })
  return { code: status ?? 1, said: `${stdout ?? ''}${stderr ?? ''}` }
}
