import { describe, expect, it } from 'vitest'
import { LosslessNumber, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import condition from '.'

const price = (amount: string) => ({ amount, base: 'ETH', quote: 'USD', timeMs: 1, sources: ['a'] })
const run = (left: Value, operator: string, right?: string, wired?: Value) =>
  runBrick(condition, {
    config: { operator, ...(right === undefined ? {} : { right }) },
    inputs: { left, ...(wired === undefined ? {} : { right: wired }) },
  })

describe('the branch', () => {
  it.each<[Value, string, string | undefined, boolean]>([
    [true, 'is_true', undefined, true],
    [false, 'is_true', undefined, false],
    [false, 'is_false', undefined, true],
    ['3482.1', 'gt', '3000', true],
    ['3000', 'gt', '3000.0', false],
    ['3000', 'gte', '3000.0', true],
    ['2', 'lt', '10', true],
    ['0.3', 'lte', '0.30000000000000000001', true],
    ['1.0', 'eq', '1', true],
    ['1', 'ne', '1.0', false],
    [price('3482.1'), 'lt', '4000', true],
    [1_795_357_920_214, 'gt', '2026-01-01T00:00:00Z', true],
    [1_795_357_920_214, 'lt', '1795357920215', true],
    ['rain', 'eq', 'rain', true],
    ['rain', 'ne', 'snow', true],
    [true, 'eq', 'true', true],
    [{ a: [1, null] }, 'eq', 'x', false],
    [new LosslessNumber('9007199254740993'), 'gt', '9007199254740992', true],
  ])('%j %s %s is %s', async (left, operator, right, holds) => {
    expect((await run(left, operator, right)).outputs).toEqual(holds ? { true: true } : { false: true })
  })
  it('compares with a wire instead of the constant', async () => {
    expect((await run('5', 'gt', '0', '10')).outputs).toEqual({ false: true })
    expect((await run({ b: 1, a: 2 }, 'eq', '0', { a: 2, b: 1 })).outputs).toEqual({ true: true })
    expect((await run(price('5'), 'lt', '0', price('6'))).outputs).toEqual({ true: true })
  })
})

describe('the reason', () => {
  it.each<[Value, string, string | undefined, string]>([
    ['3482.1', 'gt', '3000', '3482.1 > 3000'],
    ['2900', 'gt', '3000', '2900 ≤ 3000'],
    [price('5'), 'lte', '5', '5 ≤ 5'],
    [true, 'is_false', undefined, 'true is not false'],
    ['rain', 'eq', 'snow', 'rain ≠ snow'],
  ])('of %j %s %s is “%s”', async (left, operator, right, reason) => {
    expect((await run(left, operator, right)).reasons).toEqual([reason])
  })
})

it.each<[Value, Value]>([
  ['rain', 'snow'],
  [true, 'x'],
  [{ a: 1 }, '1'],
])('gives %j and %j no order', async (left, right) => {
  await expect(run(left, 'gt', '0', right)).rejects.toMatchObject({ code: 'bad_condition' })
})

describe('settings', () => {
  const codes = (left: string, operator: string, right: string, wired?: string) =>
    condition
      .check?.({
        config: condition.config.parse({ operator, right }),
        inputs: { left: parseType(left), ...(wired === undefined ? {} : { right: parseType(wired) }) },
      })
      .map(({ code }) => code)
  it.each([
    ['decimal', 'is_true', ''],
    ['text', 'gt', 'a'],
    ['bool', 'lt', 'true'],
    ['bool', 'eq', 'yes'],
    ['decimal', 'gt', 'many'],
    ['time', 'gt', 'tomorrow'],
    ['time', 'gt', '2026-02-30T00:00:00Z'],
  ])('%s %s %s is refused before any run', (left, operator, right) => {
    expect(codes(left, operator, right)).toEqual(['bad_condition'])
  })
  it('checks a wired right side by its type', () => {
    expect(codes('decimal', 'gt', 'many', 'price(ETH/USD)')).toEqual([])
    expect(codes('decimal', 'gt', '0', 'text')).toEqual(['bad_condition'])
  })
  it('warns when the two sides count different things', () => {
    expect(codes('decimal(USD)', 'gt', '0', 'decimal(USDT)')).toEqual(['different_units'])
    expect(codes('price(ETH/USD)', 'gt', '0', 'decimal(USDT,6)')).toEqual(['different_units'])
    expect(codes('price(ETH/USD)', 'gt', '0', 'price(BTC/USD)')).toEqual([])
    expect(codes('decimal(USD)', 'gt', '0', 'decimal')).toEqual([])
  })
})
