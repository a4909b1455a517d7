// npm run prisma -- migrate dev --name add-shelf: Prisma's CLI, on DATABASE_URL or else on a database that lasts as long as the command.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '../postgres.mjs'
import { prisma } from './command.mjs'

const args = process.argv.slice(2)
const needsDatabase = args[0] === 'migrate' || args[0] === 'db'

if (process.env.DATABASE_URL !== undefined || !needsDatabase) process.exitCode = prisma(args).code
else {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'phat-prisma-'))
  const server = await startPostgres({ dir })
  try {
    process.exitCode = prisma(args, { DATABASE_URL: server.url }).code
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
