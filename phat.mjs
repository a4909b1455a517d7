#!/usr/bin/env node
// Runs the command line from its TypeScript sources, so that it works right after `npm ci`, with no build.
import { register } from 'tsx/esm/api'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Phat Bricks needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from your system or nodejs.org.`,
  )
  process.exit(2)
}
register()
const { main } = await import('./engine/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
