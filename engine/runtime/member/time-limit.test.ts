import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Fault } from '../../../bricks/kit'
import { withinTime } from './time-limit'

const never = new Promise<never>(() => {})

it('gives up work that takes longer than the limit and its slack', async () => {
  await expect(withinTime(10, never, 10)).rejects.toMatchObject({ code: 'time_exceeded', retry: false })
})

it('grants the slack beyond the limit', async () => {
  expect(
    await withinTime(
      1,
      wait(40).then(() => 'seen'),
      2000,
    ),
  ).toBe('seen')
})

it('hands on what the work gives, and why it failed', async () => {
  expect(await withinTime(1000, Promise.resolve('seen'))).toBe('seen')
  const fault = new Fault('host_not_permitted', 'No.', { remedy: '' })
  await expect(withinTime(1000, Promise.reject(fault))).rejects.toBe(fault)
})
