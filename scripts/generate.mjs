// npm run generate: writes what is checked in but derived. With --check it writes nothing, and fails where a file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeCatalogue } from './generate/catalogue.mjs'
import { differences, freshClient } from './generate/client.mjs'
import { prisma } from './prisma/command.mjs'

const root = path.resolve(import.meta.dirname, '..')
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values
const catalogue = path.join(root, 'bricks/index.ts')
const expected = writeCatalogue(path.join(root, 'bricks'))

if (check) {
  const stale = differences(freshClient(root), path.join(root, 'prisma/client')).map((file) => `prisma/client/${file}`)
  let found = ''
  try {
    found = readFileSync(catalogue, 'utf8')
  } catch {
    // Missing is as stale as it gets.
  }
  if (found !== expected) stale.push('bricks/index.ts')
  for (const file of stale) console.error(`${file} is not what "npm run generate" writes. Run it, and commit the result.`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  writeFileSync(catalogue, expected)
  process.exitCode = prisma(['generate']).code
}
