import { describe, expect, it } from 'vitest'
import { LosslessNumber, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import switchBrick from '.'

const cases = (...pairs: [string, string][]) => pairs.map(([name, when]) => ({ name, when }))
const run = (value: Value, config: Record<string, unknown>) => runBrick(switchBrick, { config, inputs: { value } })
const price = (amount: string) => ({ amount, base: 'ETH', quote: 'USD', timeMs: 1, sources: ['a'] })

describe('by value', () => {
  it.each<[Value, string, boolean]>([
    ['rain', 'rain', true],
    ['Rain', 'rain', false],
    ['1.0', '1', true],
    ['3', '3.00', true],
    [price('3'), '3', true],
    [new LosslessNumber('9007199254740993'), '9007199254740993', true],
    [new LosslessNumber('9007199254740993'), '9007199254740992', false],
    [1_795_357_920_214, '1795357920214', true],
    [true, 'true', true],
    [false, 'true', false],
    [null, 'null', true],
    [{ b: 1, a: [2] }, '{"a":[2],"b":1}', true],
    ['', '', true],
    [[], '0', false],
  ])('%j and the case %s fit: %s', async (value, when, fits) => {
    expect((await run(value, { cases: cases(['hit', when]) })).outputs).toEqual(fits ? { hit: true } : { otherwise: true })
  })
  it('takes the first case that fits, and only that', async () => {
    const config = { cases: cases(['one', '1'], ['alsoOne', '1.0'], ['two', '2']) }
    expect((await run('1', config)).outputs).toEqual({ one: true })
    expect((await run('2', config)).outputs).toEqual({ two: true })
  })
  it('says which, or that none fits', async () => {
    expect((await run('2', { cases: cases(['two', '2']) })).reasons).toEqual(['2 is two'])
    expect((await run('3', { cases: cases(['two', '2']) })).reasons).toEqual(['3 fits no case'])
  })
})

describe('by formula', () => {
  const config = { by: 'formula', cases: cases(['high', 'value > 3000'], ['middle', 'value > 2000']) }
  it.each([
    ['3000.000000000000000000001', 'high'],
    ['3000', 'middle'],
    ['2000', 'otherwise'],
  ])('%s takes the branch %s', async (value, branch) => {
    expect((await run(value, config)).outputs).toEqual({ [branch]: true })
    expect((await run(price(value), config)).outputs).toEqual({ [branch]: true })
  })
  it('reads text when told so', async () => {
    const text = { by: 'formula', type: 'text', cases: cases(['wet', 'value.contains("rain")']) }
    expect((await run('light rain', text)).outputs).toEqual({ wet: true })
  })
  it('hands a failure of a formula on', async () => {
    await expect(run('0', { by: 'formula', cases: cases(['a', '1 / value > 1']) })).rejects.toMatchObject({ code: 'division_by_zero' })
  })
})

describe('settings', () => {
  const issues = (config: Record<string, unknown>, type = 'decimal') =>
    switchBrick.check?.({ config: switchBrick.config.parse(config), inputs: { value: parseType(type) } })
  it.each([
    ['decimal', 'many'],
    ['price(ETH/USD)', 'x'],
    ['time', 'tomorrow'],
    ['bool', 'yes'],
  ])('for %s, the case %s is refused before any run', (type, when) => {
    expect(issues({ cases: cases(['a', '1'], ['b', when]) }, type)).toContainEqual(
      expect.objectContaining({ code: 'bad_case', path: 'cases.1.when' }),
    )
  })
  it('refuses a formula that gives no yes or no, or cannot be read', () => {
    expect(issues({ by: 'formula', cases: cases(['a', 'value * 2']) })).toMatchObject([{ code: 'bad_case', path: 'cases.0.when' }])
    expect(issues({ by: 'formula', cases: cases(['a', 'value >']) })).toMatchObject([{ code: 'bad_formula', path: 'cases.0.when' }])
  })
  it.each([
    [[]],
    [cases(['a', '1'], ['a', '2'])],
    [cases(['otherwise', '1'])],
    [cases(['run', '1'])],
    [cases(['Up', '1'])],
    [Array.from({ length: 9 }, (_, at) => ({ name: `c${at}`, when: '1' }))],
  ])('refuses the cases %j', (list) => {
    expect(switchBrick.config.safeParse({ cases: list }).success).toBe(false)
  })
  it('has a signal for each case and one more', () => {
    const config = switchBrick.config.parse({ cases: cases(['a', '1'], ['b', '2']) })
    expect(typeof switchBrick.outputs === 'function' && switchBrick.outputs({ config, inputs: {} })).toEqual({
      a: 'signal',
      b: 'signal',
      otherwise: 'signal',
    })
  })
})
