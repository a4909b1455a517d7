import { describe, expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import cron from '.'
import { describeSchedule } from './words'

const at = (text: string) => Date.parse(text)
const next = (expression: string, after: string, timeZone = 'UTC') => {
  const due = cron.trigger?.next({ expression, timeZone }, at(after))
  return due === null || due === undefined ? due : new Date(due).toISOString()
}
const check = (config: { expression: string; timeZone: string }) => cron.check?.({ config, inputs: {} }) ?? []

describe('the next due time', () => {
  it.each([
    ['* * * * *', '2026-11-22T14:32:00.214Z', '2026-11-22T14:33:00.000Z'],
    ['*/5 * * * *', '2026-11-22T14:55:00.000Z', '2026-11-22T15:00:00.000Z'],
    ['0 9 * * 1-5', '2026-11-21T00:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['0 0 29 2 *', '2026-11-21T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  ])('of %s after %s is %s', (expression, after, due) => {
    expect(next(expression, after)).toBe(due)
  })
  it('is strictly later, so that a run never follows itself', () => {
    expect(next('* * * * *', '2026-11-22T14:33:00.000Z')).toBe('2026-11-22T14:34:00.000Z')
  })
  it('follows the time zone through a change of clocks', () => {
    expect(next('0 12 * * *', '2026-10-24T12:00:00.000Z', 'Europe/Zurich')).toBe('2026-10-25T11:00:00.000Z')
  })
  it('is null when there is none', () => {
    expect(next('0 0 30 2 *', '2026-11-22T00:00:00.000Z')).toBeNull()
  })
})

describe('settings', () => {
  it.each(['* * * *', 'soon', '61 * * * *', '* * * * * * *'])('refuses the schedule %s', (expression) => {
    expect(check({ expression, timeZone: 'UTC' })).toMatchObject([{ code: 'bad_cron', path: 'expression' }])
  })
  it('refuses a time zone that does not exist', () => {
    expect(check({ expression: '* * * * *', timeZone: 'Mars/Olympus' })).toMatchObject([{ code: 'bad_time_zone', path: 'timeZone' }])
  })
  it('warns of a schedule in seconds, and offers a minute', () => {
    expect(check({ expression: '*/10 * * * * *', timeZone: 'UTC' })).toMatchObject([
      { code: 'too_often', severity: 'warning', fix: { value: '* * * * *' } },
    ])
  })
})

it('passes on the time that was due', async () => {
  const { outputs } = await runBrick(cron, { trigger: cron.trigger?.input(1000) ?? null })
  expect(outputs).toEqual({ run: true, scheduled: 1000 })
})
it('refuses another trigger’s input', async () => {
  await expect(runBrick(cron, { trigger: { pressedAtMs: 1 } })).rejects.toMatchObject({ code: 'bad_trigger' })
})

it.each([
  ['* * * * *', 'every minute'],
  ['*/15 * * * *', 'every 15 minutes'],
  ['0 * * * *', 'every hour'],
  ['20 * * * *', 'every hour at minute 20'],
  ['5 9 * * *', 'every day at 09:05'],
  ['0 9 * * 1', 'at 0 9 * * 1'],
])('says %s as “%s”', (expression, words) => {
  expect(describeSchedule(expression)).toBe(words)
})
