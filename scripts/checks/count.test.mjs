import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { add, countPlaywright, countVitest, inWords } from './count.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'phat-count-'))
const file = path.join(folder, 'report.json')

afterAll(() => rmSync(folder, { recursive: true }))

function vitestReport(results) {
  const all = results.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
  const count = (status) => all.filter((each) => each === status).length
  const numbers = { numPassedTests: count('passed'), numFailedTests: count('failed'), numPendingTests: count('pending'), numTodoTests: 0 }
  writeFileSync(file, JSON.stringify({ ...numbers, testResults: results }))
}

test('passed, failed and skipped tests are counted', () => {
  vitestReport([{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }, { status: 'pending' }] }])
  expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 1 })
})

test('a test file that does not load is a failure', () => {
  vitestReport([
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ])
  expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a runner that fails while all its tests pass is a failure', () => {
  vitestReport([{ status: 'passed', assertionResults: [{ status: 'passed' }] }])
  expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  expect(countVitest(file, 0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
})

test('a runner that leaves no report is a failure', () => {
  expect(countVitest(path.join(folder, 'none.json'), 0).failed).toBe(1)
  expect(countPlaywright(path.join(folder, 'none.json'), 0).failed).toBe(1)
})

test('a journey that passes at the second try failed', () => {
  writeFileSync(file, JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } }))
  expect(countPlaywright(file, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('the closing line names skipped tests only where there are any', () => {
  expect(
    inWords(
      add([
        { passed: 2, failed: 0, skipped: 0 },
        { passed: 1, failed: 1, skipped: 0 },
      ]),
    ),
  ).toBe('3 passed, 1 failed')
  expect(inWords({ passed: 3, failed: 0, skipped: 1 })).toBe('3 passed, 0 failed, 1 skipped')
})
