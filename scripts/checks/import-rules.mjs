// Checks the import rules, and that they saw the sources: a cruiser that cannot read TypeScript finds no module and no fault.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const MODULE_FLOOR = 300
const SEEN = ['bricks', 'engine', 'app', 'e2e', 'next.config.ts', 'playwright.config.ts', 'prisma.config.ts', 'vitest.config.ts']

/**
 * @param {string} root the checkout @param {string[]} seen what to look at @param {number} floor the fewest modules there must be
 * @returns {string[]} one line a fault
 */
export function findFaults(root, seen = SEEN, floor = MODULE_FLOOR) {
  const cruiser = path.resolve(import.meta.dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = path.resolve(import.meta.dirname, '../../.dependency-cruiser.cjs')
  const args = [cruiser, '--config', config, '--output-type', 'json', ...seen]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!stdout.startsWith('{')) return [`dependency-cruiser failed: ${stderr.trim() || stdout.slice(0, 500)}`]
  const { summary, modules } = JSON.parse(stdout)
  const own = modules.filter((/** @type {{ source: string }} */ { source }) => /^(bricks|engine|app|e2e)\//.test(source)).length
  const faults = summary.violations.map(
    (/** @type {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} */ { rule, from, to, cycle }) =>
      `${rule.name}: ${from} → ${cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ')}`,
  )
  if (own < floor) faults.push(`Only ${own} modules were seen, fewer than ${floor}: the rules were not really checked.`)
  return faults
}

if (process.argv[1] === import.meta.filename) {
  const faults = findFaults(path.resolve(import.meta.dirname, '../..'))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
