import { expect, test } from 'vitest'
import { dueSince, epochOf } from './due'

const everyMinute = { next: (afterMs: number) => Math.floor(afterMs / 60_000) * 60_000 + 60_000 }

test('one tick on time is due once and nothing is missed', () => {
  expect(dueSince(everyMinute, 60_000, 60_050)).toEqual({ dueMs: 60_000, missed: 0, nextMs: 120_000 })
})

test('after a pause only the newest due time runs, and the others are counted', () => {
  expect(dueSince(everyMinute, 60_000, 300_001)).toEqual({ dueMs: 300_000, missed: 4, nextMs: 360_000 })
})

test('a cursor that is months behind ends at the newest due time without counting them all', () => {
  const nowMs = 90 * 86_400_000 + 5
  expect(dueSince(everyMinute, 60_000, nowMs)).toEqual({ dueMs: nowMs - 5, missed: 1_000, nextMs: nowMs - 5 + 60_000 })
})

test('a trigger without a schedule is due once', () => {
  expect(dueSince({ next: () => null }, 5, 10)).toEqual({ dueMs: 5, missed: 0, nextMs: null })
})

test('an epoch is a day', () => {
  expect([0, 86_399_999, 86_400_000].map(epochOf)).toEqual([0, 0, 1])
})
