import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import hysteresis from '.'

const config = { upper: '10', lower: '5' }
const outputsOf = async (more: Record<string, unknown>, ...values: string[]) =>
  (
    await runSteps(
      hysteresis,
      { ...config, ...more },
      values.map((value) => ({ inputs: { value } })),
    )
  ).map(({ outputs }) => outputs)

it('switches at either threshold, and signals only the change', async () => {
  expect(await outputsOf({}, '7', '9.999999999999999999', '10', '12', '5.000000000000000001', '5', '4', '10')).toEqual([
    { on: false },
    { on: false },
    { on: true, turnedOn: true },
    { on: true },
    { on: true },
    { on: false, turnedOff: true },
    { on: false },
    { on: true, turnedOn: true },
  ])
})

it('may begin switched on', async () => {
  expect(await outputsOf({ atFirst: 'on' }, '7', '5')).toEqual([{ on: true }, { on: false, turnedOff: true }])
})

it('does not flutter between the thresholds, and its signals take turns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 30 }), async (values) => {
      const all = await outputsOf({}, ...values.map(String))
      for (const [at, value] of values.entries()) if (value > 5 && value < 10) expect(all[at]?.on).toBe(all[at - 1]?.on ?? false)
      const changes = all.flatMap((outputs) => ['turnedOn', 'turnedOff'].filter((port) => port in outputs))
      for (const [at, change] of changes.entries()) expect(change).toBe(at % 2 === 0 ? 'turnedOn' : 'turnedOff')
    }),
  )
})

it('reads a price, and says why', async () => {
  const price = { amount: '11', base: 'ETH', quote: 'USD', timeMs: 5, sources: ['a'] }
  const { outputs, reasons, remembered } = await runBrick(hysteresis, { config, inputs: { value: price } })
  expect({ outputs, reasons, remembered }).toEqual({
    outputs: { on: true, turnedOn: true },
    reasons: ['11 ≥ 10: turns on'],
    remembered: { on: true },
  })
  expect((await runBrick(hysteresis, { config, inputs: { value: '7' }, state: { on: true } })).reasons).toEqual([
    '7 lies between 5 and 10: stays on',
  ])
})

describe('thresholds', () => {
  const codes = (upper: string, lower: string) =>
    hysteresis.check?.({ config: hysteresis.config.parse({ upper, lower }), inputs: {} }).map(({ code, path }) => `${code} at ${path}`)
  it('must leave room between them', () => {
    expect(codes('10', '10')).toEqual(['bad_thresholds at lower'])
    expect(codes('-10', '-9.5')).toEqual(['bad_thresholds at lower'])
    expect(codes('-9.5', '-10')).toEqual([])
  })
})
