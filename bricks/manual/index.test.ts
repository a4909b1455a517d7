import { expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import manual from '.'

it('passes on when it was pressed', async () => {
  const { outputs } = await runBrick(manual, { trigger: manual.trigger?.input(1_795_357_920_214) ?? null })
  expect(outputs).toEqual({ run: true, time: 1_795_357_920_214 })
})
it('has no schedule', () => {
  expect(manual.trigger?.next({}, 0)).toBeNull()
})
it.each([null, {}, { pressedAtMs: 'soon' }, { pressedAtMs: 1.5 }])('refuses the trigger input %j', async (trigger) => {
  await expect(runBrick(manual, { trigger })).rejects.toMatchObject({ code: 'bad_trigger' })
})
