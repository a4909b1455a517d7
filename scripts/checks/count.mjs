import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * A runner that ended badly with no failed test to show for it counts as one: it crashed, or a file did not even load.
 * @param {Count} count @param {number} code @returns {Count}
 */
const withCrash = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)

/**
 * What vitest's JSON report counts. @param {string} file @param {number} code vitest's exit code @returns {Count}
 */
export function countVitest(file, code) {
  const report = readReport(file)
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = report
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length
  return withCrash({ passed, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests }, code)
}

/**
 * What Playwright's JSON report counts; a journey that passed only when tried again failed.
 * @param {string} file @param {number} code Playwright's exit code @returns {Count}
 */
export function countPlaywright(file, code) {
  const report = readReport(file)
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return withCrash({ passed: expected, failed: unexpected + flaky, skipped }, code)
}

/** @param {Count[]} counts @returns {Count} */
export function add(counts) {
  const total = (/** @type {keyof Count} */ key) => counts.reduce((sum, count) => sum + count[key], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** The closing line. @param {Count} count */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
