import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import interval from '.'

const at = (text: string) => Date.parse(text)
const next = (config: Record<string, unknown>, afterMs: number, deployment?: string) =>
  interval.trigger?.next(interval.config.parse(config), afterMs, deployment) ?? Number.NaN
const iso = (ms: number) => new Date(ms).toISOString()
const check = (everyMs: number) => interval.check?.({ config: interval.config.parse({ everyMs }), inputs: {} }) ?? []

describe('the next due time', () => {
  it.each([
    [{ everyMs: 60_000 }, '2026-11-22T14:32:00.214Z', '2026-11-22T14:33:00.000Z'],
    [{ everyMs: 90_000 }, '2026-01-01T00:00:00.000Z', '2026-01-01T00:01:30.000Z'],
    [{ everyMs: 86_400_000, anchor: '2026-01-01T09:30:00Z' }, '2026-11-22T14:32:00.000Z', '2026-11-23T09:30:00.000Z'],
    [{ everyMs: 7 * 86_400_000, anchor: '2030-01-01T00:00:00Z' }, '2026-11-22T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ])('of %j after %s is %s', (config, after, due) => {
    expect(iso(next(config, at(after)))).toBe(due)
  })
  it('is strictly later, so that a run never follows itself', () => {
    expect(iso(next({}, at('2026-11-22T14:33:00.000Z')))).toBe('2026-11-22T14:34:00.000Z')
  })
})

describe('a deployment’s share of the spread', () => {
  const id = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`)
  it('delays every due time alike, by less than the spread and less than one interval', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 1000, max: 3_600_000 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        (deployment, everyMs, spreadMs) => {
          const config = { everyMs, spreadMs }
          const delays = [0, 5, 1000].map((n) => {
            const plain = at('2026-01-01T00:00:00Z') + n * everyMs
            return next(config, plain - 1, deployment) - plain
          })
          expect(new Set(delays).size).toBe(1)
          expect(delays[0]).toBeGreaterThanOrEqual(0)
          expect(delays[0]).toBeLessThan(Math.max(1, Math.min(everyMs, spreadMs)))
        },
      ),
    )
  })
  it('differs between deployments, and a preview has none', () => {
    const of = (deployment?: string) => next({ everyMs: 60_000 }, at('2026-11-22T14:32:00Z'), deployment)
    expect(of(`0x${'12'.repeat(32)}`)).not.toBe(of(`0x${'ab'.repeat(32)}`))
    expect(iso(of())).toBe('2026-11-22T14:33:00.000Z')
  })
  it('is none when it is switched off', () => {
    expect(next({ spreadMs: 0 }, 0, `0x${'ab'.repeat(32)}`)).toBe(next({}, 0))
  })
})

describe('settings', () => {
  it('warn of a distance shorter than a run, and offer a longer one', () => {
    expect(check(1000)).toMatchObject([{ code: 'too_often', severity: 'warning', fix: { value: 10_000 } }])
    expect(check(10_000)).toEqual([])
  })
  it.each(['yesterday', '2026-01-01', '2026-13-01T00:00:00Z', '2026-01-01T00:00:00+01:00'])('refuse to count from %s', (anchor) => {
    expect(interval.config.safeParse({ anchor }).success).toBe(false)
  })
})

it('passes on the time that was due', async () => {
  const { outputs } = await runBrick(interval, { trigger: interval.trigger?.input(1000) ?? null })
  expect(outputs).toEqual({ run: true, scheduled: 1000 })
})
it('refuses another trigger’s input', async () => {
  await expect(runBrick(interval, { trigger: { pressedAtMs: 1 } })).rejects.toMatchObject({ code: 'bad_trigger' })
})
