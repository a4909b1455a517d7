// npm test: every check, the unit and integration tests, the journeys in a real browser. A failing part does not keep the next from running.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { add, countPlaywright, countVitest, inWords } from './checks/count.mjs'
import { report, run, runChecks } from './checks/list.mjs'

const results = path.resolve(import.meta.dirname, '../test-results')
const unitReport = path.join(results, 'unit.json')
const journeyReport = path.join(results, 'journeys.json')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const checks = await runChecks()
const failedChecks = checks.filter(({ code }) => code !== 0).length

const unit = await run(
  {
    name: 'tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
  },
  { show: true },
)
const units = countVitest(unitReport, unit.code)

const journey = await run(
  { name: 'journeys', args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'] },
  { show: true, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport, CI: process.env.CI ?? '1' } },
)
const journeys = countPlaywright(journeyReport, journey.code)

console.log()
for (const { name, code, seconds } of checks) report(name, code === 0 ? 'passed' : 'FAILED', seconds)
report('tests', inWords(units), unit.seconds)
report('journeys', inWords(journeys), journey.seconds)

const total = add([{ passed: checks.length - failedChecks, failed: failedChecks, skipped: 0 }, units, journeys])
console.log(`\n${inWords(total)}`)
process.exitCode = total.failed === 0 ? 0 : 1
