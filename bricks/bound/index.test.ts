import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputTypes, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import bound from '.'

const run = (config: Record<string, unknown>, value?: Value) => runBrick(bound, { config, inputs: value === undefined ? {} : { value } })
const problems = (config: Record<string, unknown>, type?: string) =>
  bound.check?.({ config: bound.config.parse(config), inputs: type === undefined ? {} : { value: parseType(type) } }) ?? []

const limits = { min: '-1.5', max: '100' }

describe('within the limits', () => {
  it.each(['-1.5', '0', '99.99999999999999999999999999999999', '100'])('%s passes as it is', async (value) => {
    const { outputs, reasons } = await run(limits, value)
    expect(outputs).toEqual({ value, within: true })
    expect(reasons).toEqual([])
  })
  it('one limit may be open', async () => {
    expect((await run({ min: '', max: '1' }, '-1000')).outputs).toMatchObject({ within: true })
    expect((await run({ min: '1', max: '' }, '1000')).outputs).toMatchObject({ within: true })
  })
})

describe('outside the limits', () => {
  it.each([
    ['clamp', '-2', '-1.5'],
    ['clamp', '100.00000000000000000000000000000001', '100'],
    ['replace', '101', '-7'],
  ])('%s makes of %s %s, and says so', async (outside, value, expected) => {
    const { outputs, reasons } = await run({ ...limits, outside, replacement: '-7' }, value)
    expect(outputs).toEqual({ value: expected, within: false })
    expect(reasons).toEqual([expect.stringContaining(`${expected} is taken`)])
  })
  it('a fault names the number and the limit', async () => {
    await expect(run(limits, '101')).rejects.toMatchObject({ code: 'out_of_bounds', message: '101 is above 100.', retry: false })
    await expect(run(limits, '-2')).rejects.toMatchObject({ code: 'out_of_bounds', message: '-2 is below -1.5.' })
  })
  it('a price keeps all but its number', async () => {
    const price = { amount: '101', base: 'ETH', quote: 'USD', timeMs: 7, sources: ['a'] }
    expect((await run({ ...limits, outside: 'clamp' }, price)).outputs).toEqual({ value: { ...price, amount: '100' }, within: false })
  })
  it('clamping gives what lies between, and leaves that alone', () =>
    fc.assert(
      fc.asyncProperty(fc.bigInt(), fc.bigInt(), fc.bigInt(), async (value, a, b) => {
        const [min, max] = a < b ? [a, b] : [b, a]
        const config = { min: String(min), max: String(max), outside: 'clamp' }
        const { outputs } = await run(config, String(value))
        expect(outputs).toEqual({ value: String(value < min ? min : value > max ? max : value), within: value >= min && value <= max })
        expect((await run(config, String(outputs.value))).outputs).toEqual({ value: outputs.value, within: true })
      }),
    ))
})

describe('settings', () => {
  it.each([
    [{ min: '', max: '' }, undefined],
    [{ min: '2', max: '1.5' }, undefined],
    [{ min: '0.001', outside: 'clamp' }, 'decimal(USD,2)'],
    [{ outside: 'replace', replacement: '0.001' }, 'decimal(USD,2)?'],
  ])('%j are refused at %s', (config, type) => {
    expect(problems(config, type)).toMatchObject([{ code: 'bad_bounds' }])
  })
  it('a limit that is only compared with may have any digits', () => {
    expect(problems({ min: '0.001' }, 'decimal(USD,2)')).toEqual([])
  })
  it.each(['1e3', 'x', '+1'])('%s is no limit', (min) => {
    expect(bound.config.safeParse({ min }).success).toBe(false)
  })
})

describe('types', () => {
  it.each(['decimal', 'decimal(USD,8)', 'price(ETH/USD)'])('%s stays', (type) => {
    expect(outputTypes(bound, bound.config.parse({}), { value: parseType(type) })).toEqual({ value: type, within: 'bool' })
  })
  it('a missing value stays missing, and nothing at all is a failure', async () => {
    expect(outputTypes(bound, bound.config.parse({}), { value: parseType('decimal?') })).toEqual({ value: 'decimal?', within: 'bool?' })
    expect((await run({}, null)).outputs).toEqual({ value: null, within: null })
    await expect(run({})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({}, true)).rejects.toMatchObject({ code: 'bad_input' })
  })
})
