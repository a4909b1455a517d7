import { expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import stop from '.'

it('gives nothing but its reason', async () => {
  expect(await runBrick(stop, { config: { reason: 'The market is closed.' } })).toEqual({
    outputs: {},
    reasons: ['The market is closed.'],
    remembered: undefined,
  })
})

it('declares that it stops, which is all the engine knows of it', () => {
  expect(stop).toMatchObject({ stops: true, kind: 'flow', outputs: {} })
})

it.each(['', '   ', 'x'.repeat(201)])('refuses %j as a reason', (reason) => {
  expect(stop.config.safeParse({ reason }).success).toBe(false)
})
