// Compiles the contracts and writes their artefacts; `--check` only compares and names what is stale.
import { register } from 'tsx/esm/api'

register()
const { findStaleFiles, writeFiles } = await import('../engine/contracts/generate.ts')

if (process.argv.includes('--check')) {
  const stale = findStaleFiles()
  for (const path of stale) console.error(`engine/contracts/${path} differs from its Solidity source. Run \`node scripts/contracts.mjs\`.`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  console.log(`wrote ${writeFiles().length} files to engine/contracts`)
}
