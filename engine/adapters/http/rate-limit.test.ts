import fc from 'fast-check'
import { expect, it } from 'vitest'
import { limitHosts } from './rate-limit'

it('lets a burst through at once and makes the next wait', async () => {
  const { pass } = limitHosts({ perSecond: 1000, burst: 3 }, () => 0)
  expect(await Promise.all([1, 2, 3, 4, 5].map(() => pass('a.example', 1000)))).toEqual([0, 0, 0, 1, 2])
})

it('fills up again with time, to the burst and no further', async () => {
  let nowMs = 0
  const { pass } = limitHosts({ perSecond: 100, burst: 2 }, () => nowMs)
  await Promise.all([pass('a.example', 1000), pass('a.example', 1000)])
  nowMs = 10
  expect(await pass('a.example', 1000)).toBe(0)
  nowMs = 100_000
  expect(await Promise.all([1, 2, 3].map(() => pass('a.example', 1000)))).toEqual([0, 0, 10])
})

it('keeps one bucket for each host', async () => {
  const { pass } = limitHosts({ perSecond: 1, burst: 1 }, () => 0)
  expect(await Promise.all([pass('a.example', 10), pass('b.example', 10)])).toEqual([0, 0])
})

it('refuses at once what would have to wait past its deadline, and takes nothing for it', async () => {
  let nowMs = 0
  const { pass } = limitHosts({ perSecond: 10, burst: 1 }, () => nowMs)
  await pass('a.example', 50)
  for (let i = 0; i < 20; i++) await expect(pass('a.example', 50)).rejects.toMatchObject({ code: 'http_rate_limited_locally', retry: true })
  nowMs = 100
  expect(await pass('a.example', 50)).toBe(0)
})

it('never lets more through in a time than burst and rate allow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }), async (gaps) => {
      let nowMs = 0
      const { pass } = limitHosts({ perSecond: 10, burst: 5 }, () => nowMs)
      let passed = 0
      for (const gap of gaps) {
        nowMs += gap
        // A wait of 0 ms is refused only when the bucket is empty.
        if (
          await pass('a.example', 0).then(
            () => true,
            () => false,
          )
        )
          passed++
      }
      expect(passed).toBeLessThanOrEqual(5 + (nowMs / 1000) * 10)
    }),
  )
})
