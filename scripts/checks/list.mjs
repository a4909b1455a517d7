import { spawn } from 'node:child_process'
import path from 'node:path'

/**
 * @typedef {{ name: string, args: string[] }} Check a Node program and its arguments; it fails by its exit code
 * @typedef {{ name: string, code: number, seconds: number, output: string }} Outcome
 */

const root = path.resolve(import.meta.dirname, '../..')

/** What is checked without running the product: each counts as one test. @type {Check[]} */
export const CHECKS = [
  { name: 'lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'import rules', args: ['scripts/checks/import-rules.mjs'] },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'lockfile', args: ['scripts/checks/lockfile.mjs'] },
  { name: 'generated files', args: ['scripts/generate.mjs', '--check'] },
  { name: 'contract artefacts', args: ['scripts/contracts.mjs', '--check'] },
]

/**
 * Runs one program from the checkout's root to its end.
 * @param {Check} check @param {{ env?: Record<string, string>, show?: boolean }} [how] `show`: as it goes, not only when it failed
 * @returns {Promise<Outcome>}
 */
export function run({ name, args }, { env = {}, show = false } = {}) {
  const since = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
      if (show) process.stdout.write(text)
    })
  }
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => resolve({ name, code, seconds: (performance.now() - since) / 1000, output })
    child.once('error', (error) => {
      output += error.message
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

/**
 * Runs all checks, two at a time, and says each one's outcome as it comes.
 * @returns {Promise<Outcome[]>}
 */
export async function runChecks() {
  const waiting = [...CHECKS]
  /** @type {Outcome[]} */
  const outcomes = []
  async function work() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await run(next)
      outcomes.push(outcome)
      report(outcome.name, outcome.code === 0 ? 'passed' : 'FAILED', outcome.seconds)
      if (outcome.code !== 0) console.log(outcome.output.trimEnd())
    }
  }
  await Promise.all([work(), work()])
  return outcomes
}

/** @param {string} name @param {string} said @param {number} seconds */
export function report(name, said, seconds) {
  console.log(`${name.padEnd(20)}${said.padEnd(30)}${seconds.toFixed(1).padStart(7)} s`)
}
