// Rewrites QuickJS for the sandbox and writes what it runs; `--check` only compares and names what is stale.
import { register } from 'tsx/esm/api'

register()
const { findStaleFiles, writeFiles } = await import('../engine/sandbox/build/generate.ts')

if (process.argv.includes('--check')) {
  const stale = findStaleFiles()
  for (const file of stale) console.error(`engine/sandbox/${file} differs from its source. Run \`node scripts/sandbox.mjs\`.`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  console.log(`wrote ${writeFiles().length} files to engine/sandbox`)
}
