// npm start, npm run dev: the database, the chain, the engine and the web app, kept up until Ctrl-C.
import { fileURLToPath } from 'node:url'
import { checkNode } from './supervisor/node-version.mjs'
import { Refusal } from './supervisor/refusal.mjs'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

try {
  checkNode(process.versions.node)
  // Loaded only now: what it imports does not even parse on an old Node.
  const { supervise } = await import('./supervisor/supervise.mjs')
  await supervise({ argv: process.argv.slice(2), env: process.env, root })
} catch (error) {
  const known = error instanceof Refusal || process.env.PHAT_DEBUG === undefined
  console.error(known && error instanceof Error ? `\n${error.message}\n` : error)
  process.exit(1)
}
