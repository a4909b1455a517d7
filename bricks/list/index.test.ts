import { describe, expect, it } from 'vitest'
import { type PortValues, parseLossless, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import list from '.'

const price = (amount: string, timeMs = 1) => ({ amount, base: 'ETH', quote: 'USD', timeMs, sources: ['a'] })
const run = (value: Value, config: Record<string, unknown>, more: PortValues = {}) =>
  runBrick(list, { config, inputs: { value, ...more } }).then(({ outputs }) => outputs.value)

describe('one of a list', () => {
  it.each([
    ['sum', '10.5'],
    ['mean', '2.625'],
    ['min', '0.5'],
    ['max', '4'],
    ['median', '2'],
    ['first', '4'],
    ['last', '2'],
    ['mode', '4'],
    ['count', '4'],
    ['trimmed-mean', '2.625'],
  ])('%s', async (operation, expected) => {
    expect(await run(['4', '0.5', '4', '2'], { operation })).toBe(expected)
  })
  it('median by each convention', async () => {
    const of = (convention: string) => run(['1', '2', '3', '5'], { operation: 'median', convention })
    expect([await of('lower'), await of('upper'), await of('mean-of-two')]).toEqual(['2', '3', '2.5'])
  })
  it('weighted by a second list', async () => {
    expect(await run(['1', '2'], { operation: 'weighted-mean' }, { weights: ['3', '1'] })).toBe('1.25')
    expect(await run(['1', '2'], { operation: 'weighted-median' }, { weights: [1, 3] })).toBe('2')
  })
  it('the earliest of equals: of the largest, and of the most frequent', async () => {
    expect(await run([price('2', 5), price('2', 1)], { operation: 'max' })).toEqual(price('2', 5))
    expect(await run(['b', 'a', 'a', 'b'], { operation: 'mode', items: 'text' })).toBe('b')
  })
  it('of times', async () => {
    expect(await run([3, 1, 2], { operation: 'min', items: 'time' })).toBe(1)
  })
  it('of prices counts their amounts', async () => {
    expect(await run([price('1'), price('2')], { operation: 'mean' })).toBe('1.5')
    const other = { ...price('3'), base: 'BTC' }
    for (const operation of ['mean', 'median', 'max', 'sum'])
      await expect(run([price('1'), other], { operation })).rejects.toMatchObject({
        code: 'bad_input',
        message: expect.stringContaining('BTC/USD'),
      })
    expect(await run([price('1'), other], { operation: 'count' })).toBe('2')
  })
})

describe('a list of a list', () => {
  it('maps by a formula, over the item and its place', async () => {
    expect(await run(['1', '2'], { operation: 'map', formula: 'item * 0.1 + index' })).toEqual(['0.1', '1.2'])
    expect(await run(['1', '3'], { operation: 'map', formula: 'item > 2' })).toEqual([false, true])
    expect(await run(['x'], { operation: 'map', formula: 'item + "!"', items: 'text' })).toEqual(['x!'])
  })
  it('filters by a formula', async () => {
    expect(await run([price('1'), price('3')], { operation: 'filter', formula: 'item > 2' })).toEqual([price('3')])
    expect(await run(['1', '3'], { operation: 'filter', formula: 'item > 9' })).toEqual([])
  })
  it('sorts numbers as numbers, by a formula, and equals keep their places', async () => {
    expect(await run(['10', '9', '-1.5'], { operation: 'sort' })).toEqual(['-1.5', '9', '10'])
    expect(await run(['10', '9', '-1.5'], { operation: 'sort', order: 'desc' })).toEqual(['10', '9', '-1.5'])
    expect(await run(['-3', '2', '3'], { operation: 'sort', formula: 'abs(item)' })).toEqual(['2', '-3', '3'])
    expect(await run(['b', 'ab', 'a'], { operation: 'sort', items: 'text' })).toEqual(['a', 'ab', 'b'])
    expect(await run(['b', 'ab', 'a'], { operation: 'sort', items: 'text', formula: 'size(item)' })).toEqual(['b', 'a', 'ab'])
  })
  it.each([
    [0, 2, ['a', 'b']],
    [1, 0, ['b', 'c']],
    [-1, 5, ['c']],
    [-9, 1, ['a']],
    [9, 1, []],
  ])('slices from %i, taking %i', async (from, take, expected) => {
    expect(await run(['a', 'b', 'c'], { operation: 'slice', items: 'any', from, take })).toEqual(expected)
  })
  it('leaves out repeats, keeping the first', async () => {
    expect(await run(['1', '2', '1'], { operation: 'unique' })).toEqual(['1', '2'])
    expect(
      await run(
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        { operation: 'unique', items: 'any' },
      ),
    ).toEqual([{ a: 1, b: 2 }])
  })
})

describe('items of JSON', () => {
  const json = (text: string, config: Record<string, unknown>) => run(parseLossless(text), config)
  it('keep every digit', async () => {
    expect(await json('[9007199254740993, 1e-07, "2.50", 3]', { operation: 'sum' })).toBe('9007199254740998.5000001')
    expect(await json('[0.1, 0.2]', { operation: 'sum' })).toBe('0.3')
    expect(await json('[1.50, 1.5]', { operation: 'unique' })).toEqual(['1.5'])
  })
  it.each([
    ['[1, null]', 'decimal', 'bad_input'],
    ['[1, "n/a"]', 'decimal', 'not_a_number'],
    ['[1]', 'text', 'bad_input'],
    ['["true"]', 'bool', 'bad_input'],
    ['[1.5]', 'time', 'bad_input'],
    ['{"a":1}', 'decimal', 'bad_input'],
    ['"1"', 'any', 'bad_input'],
  ])('%s as %s is %s', async (text, items, code) => {
    await expect(json(text, { operation: 'count', items })).rejects.toMatchObject({ code })
  })
})

describe('an empty list', () => {
  it.each([
    ['count', '0'],
    ['sum', '0'],
    ['map', []],
    ['sort', []],
  ])('%s gives %j', async (operation, expected) => {
    expect(await run([], { operation })).toEqual(expected)
  })
  it.each(['min', 'max', 'mean', 'median', 'mode', 'first', 'last', 'deviation', 'trimmed-mean'])('has no %s', async (operation) => {
    await expect(run([], { operation })).rejects.toMatchObject({ code: 'too_few_items' })
  })
})

it('refuses a list that is too long, and hands failures of a formula on', async () => {
  await expect(run(Array(10_001).fill('1'), { operation: 'count' })).rejects.toMatchObject({ code: 'list_too_long' })
  await expect(run(['0'], { operation: 'map', formula: '1 / item' })).rejects.toMatchObject({ code: 'division_by_zero' })
})

describe('types', () => {
  const typeOf = (type: string, config: Record<string, unknown>) =>
    typeof list.outputs === 'function' && list.outputs({ config: list.config.parse(config), inputs: { value: parseType(type) } }).value
  it.each([
    ['list<decimal(USD,8)>', { operation: 'mean' }, 'decimal(USD)'],
    ['list<decimal(USD,8)>', { operation: 'max' }, 'decimal(USD,8)'],
    ['list<decimal(USD)>', { operation: 'sort' }, 'list<decimal(USD)>'],
    ['list<price(ETH/USD)>', { operation: 'median' }, 'decimal(USD)'],
    ['list<price(ETH/USD)>', { operation: 'last' }, 'price(ETH/USD)'],
    ['list<decimal>', { operation: 'count' }, 'decimal'],
    ['list<decimal(USD)>', { operation: 'map', formula: 'item * 2' }, 'list<decimal>'],
    ['list<decimal(USD)>', { operation: 'map', formula: 'item * 2', unit: 'EUR' }, 'list<decimal(EUR)>'],
    ['list<decimal>', { operation: 'map', formula: 'item > 1' }, 'list<bool>'],
    ['json', { operation: 'mean', unit: 'USD' }, 'decimal(USD)'],
    ['json', { operation: 'filter', items: 'text', formula: 'item != ""' }, 'list<text>'],
    ['json', { operation: 'first', items: 'any' }, 'json'],
    ['list<record{a:text}>', { operation: 'slice', items: 'any' }, 'list<record{a:text}>'],
  ])('%s with %j gives %s', (type, config, expected) => {
    expect(typeOf(type, config)).toBe(expected)
  })
  const issues = (type: string, config: Record<string, unknown>) =>
    list.check?.({ config: list.config.parse(config), inputs: { value: parseType(type) } })
  it.each([
    ['list<text>', { operation: 'count' }, 'type_mismatch', 'items'],
    ['list<text>', { operation: 'mean', items: 'text' }, 'bad_list', 'operation'],
    ['list<time>', { operation: 'mean', items: 'time' }, 'bad_list', 'operation'],
    ['json', { operation: 'sort', items: 'any' }, 'bad_list', 'items'],
    ['list<decimal>', { operation: 'filter' }, 'bad_list', 'formula'],
    ['list<decimal>', { operation: 'sort', formula: '[item]' }, 'bad_list', 'formula'],
    ['list<decimal>', { operation: 'map', formula: 'item +' }, 'bad_formula', 'formula'],
  ])('%s with %j is %s', (type, config, code, path) => {
    expect(issues(type, config)).toMatchObject([{ code, path }])
  })
  it('offers to read the items as what they are', () => {
    expect(issues('list<text>', { operation: 'count' })).toMatchObject([{ fix: { path: 'items', value: 'text' } }])
    expect(issues('list<time>', { operation: 'max', items: 'time' })).toEqual([])
    expect(issues('list<record{a:text}>', { operation: 'count', items: 'any' })).toEqual([])
  })
  it.each(['50', '99', '100', '-1', '1e1'])('refuses to trim %s percent', (trim) => {
    expect(list.config.safeParse({ trim }).success).toBe(false)
  })
})
