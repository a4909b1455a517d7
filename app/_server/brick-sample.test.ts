import { afterAll, describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import type { Brick } from '@/bricks/kit'
import { readTyped, tryBrick } from '@/engine/core'
import { createHttp } from '@/engine/server'
import { brickSample } from './brick-sample'

const clock = { nowMs: () => Date.now() }
const http = createHttp({ clock, demoMarket: true })
afterAll(() => http.close())

/** Bricks whose sample cannot work here: they reach what a test has none of. */
const needsChain = (brick: Brick) => brick.needs.includes('chain')

describe('the sample of each brick', () => {
  it.each((bricks as readonly Brick[]).filter((brick) => !needsChain(brick)).map((brick) => [brick.id, brick] as const))(
    'lets %s be tried as it stands',
    async (_, brick) => {
      const { config, inputs, types } = await brickSample(brick)
      const given = inputs.map((each) => Object.fromEntries(Object.entries(each).filter(([port, text]) => text !== '' && port !== 'run')))
      const result = await tryBrick({
        brick,
        config,
        inputs: given.map((each) => readTyped(brick, config, each, types)),
        types: Object.fromEntries(Object.entries(types).filter(([port]) => port !== 'run')),
        nowMs: clock.nowMs(),
        http,
      })
      expect(result).toMatchObject({ ok: true })
    },
  )
  it('has what each worker saw for an agree brick', async () => {
    const median = (bricks as readonly Brick[]).find(({ id }) => id === 'median')
    expect((median && (await brickSample(median)))?.inputs).toHaveLength(4)
  })
})
