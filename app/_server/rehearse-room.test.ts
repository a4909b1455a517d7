import { afterEach, expect, it, vi } from 'vitest'
import { rehearseWith } from './rehearse-room'

afterEach(() => {
  vi.useRealTimers()
})

it('gives a room back that a rehearsal holds for too long, and lends no more than it has', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const held = Array.from({ length: 4 }, () => rehearseWith(() => new Promise(() => {})).catch((fault: unknown) => fault))
  await expect(rehearseWith(async () => 1)).rejects.toMatchObject({ code: 'dry_runs_busy', retry: true })
  vi.advanceTimersByTime(120_000)
  vi.useRealTimers()
  for (const fault of await Promise.all(held)) expect(fault).toMatchObject({ code: 'time_exceeded' })
  expect(await rehearseWith(async () => 1)).toBe(1)
})
