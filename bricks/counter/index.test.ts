import { describe, expect, it } from 'vitest'
import { type PortValues, parseType } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import counter from '.'

const run = (config: Record<string, unknown>, ...inputs: PortValues[]) =>
  runSteps(
    counter,
    config,
    inputs.map((each) => ({ inputs: each })),
  )
const valuesOf = async (config: Record<string, unknown>, ...inputs: PortValues[]) =>
  (await run(config, ...inputs)).map(({ outputs }) => outputs.value)

it('counts runs', async () => {
  expect(await valuesOf({}, {}, {}, {})).toEqual(['1', '2', '3'])
})

it('adds values up, exactly', async () => {
  expect(await valuesOf({ count: 'sum' }, { value: '0.1' }, { value: '0.2' }, { value: '-1' })).toEqual(['0.1', '0.3', '-0.7'])
})

describe('a reset', () => {
  it('begins a new count with its own run', async () => {
    expect(await valuesOf({}, {}, {}, { reset: true }, {})).toEqual(['1', '2', '1', '2'])
    expect(await valuesOf({ count: 'sum' }, { value: '5' }, { value: '2', reset: true })).toEqual(['5', '2'])
  })
  it('does not hold the counter up when it does not come', () => {
    const ports = typeof counter.inputs === 'function' ? counter.inputs(counter.config.parse({})) : {}
    expect(ports.reset).toMatchObject({ absent: 'omit', optional: true })
    expect(ports).not.toHaveProperty('value')
  })
})

it('starts over where it is told to, and signals that', async () => {
  const outputs = (await run({ startOverAt: '3' }, {}, {}, {}, {})).map((each) => each.outputs)
  expect(outputs).toEqual([{ value: '1' }, { value: '2' }, { value: '3', reached: true }, { value: '1' }])
  expect(
    (await run({ count: 'sum', startOverAt: '10' }, { value: '4' }, { value: '9' }, { value: '1' })).map((each) => each.outputs),
  ).toEqual([{ value: '4' }, { value: '13', reached: true }, { value: '1' }])
})

it('says what it counted, and begins anew where what it finds is not its own', async () => {
  expect((await runBrick(counter, { state: { total: 'x' } })).reasons).toEqual(['counted 1'])
  expect((await runBrick(counter, { inputs: { reset: true }, state: { total: '7' } })).reasons).toEqual(['reset, then counted 1'])
  await expect(runBrick(counter, { config: { count: 'sum' } })).rejects.toMatchObject({ code: 'input_missing' })
})

it('keeps the unit of what it adds up', () => {
  const typeOf = (count: string) =>
    typeof counter.outputs === 'function' &&
    counter.outputs({ config: counter.config.parse({ count }), inputs: { value: parseType('decimal(USD,8)') } }).value
  expect([typeOf('sum'), typeOf('runs')]).toEqual(['decimal(USD)', 'decimal'])
})
