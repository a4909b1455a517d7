import { describe, expect, it } from 'vitest'
import { LosslessNumber, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import forEach from '.'

const run = (value: Value, config: Record<string, unknown> = {}) =>
  runBrick(forEach, { config: { items: 3, ...config }, inputs: { value } })

describe('items', () => {
  it('have a port each, as far as there are any, and their number', async () => {
    expect((await run(['a', 'b'])).outputs).toEqual({ item1: 'a', item2: 'b', count: '2' })
    expect((await run([])).outputs).toEqual({ count: '0' })
    expect((await run(['a', 'b', 'c'])).outputs).toEqual({ item1: 'a', item2: 'b', item3: 'c', count: '3' })
  })
  it('are handed on as they are', async () => {
    const number = new LosslessNumber('9007199254740993')
    expect((await run([number, null, { a: [false] }])).outputs).toEqual({ item1: number, item2: null, item3: { a: [false] }, count: '3' })
  })
})

describe('more items than ports', () => {
  it('fail, or are left out', async () => {
    await expect(run([1, 2, 3, 4])).rejects.toMatchObject({ code: 'too_many_items', message: expect.stringContaining('4') })
    expect(await run([1, 2, 3, 4], { more: 'ignore' })).toMatchObject({
      outputs: { item1: 1, item2: 2, item3: 3, count: '3' },
      reasons: ['3 of 4 items taken'],
    })
  })
})

it.each<Value>(['x', null, { a: 1 }, '[1]'])('%j is no list', async (value) => {
  await expect(run(value)).rejects.toMatchObject({ code: 'bad_input' })
})

describe('types', () => {
  const typesOf = (type: string) =>
    typeof forEach.outputs === 'function'
      ? forEach.outputs({ config: forEach.config.parse({ items: 2 }), inputs: { value: parseType(type) } })
      : {}
  it.each([
    ['list<decimal(USD)>', 'decimal(USD)'],
    ['list<record{a:text}>', 'record{a:text}'],
    ['list<list<decimal>>', 'list<decimal>'],
    ['json', 'json'],
  ])('of the items of %s are %s', (list, item) => {
    expect(typesOf(list)).toEqual({ item1: item, item2: item, count: 'decimal' })
  })
  it.each([0, 17, 1.5])('refuses %s ports', (items) => {
    expect(forEach.config.safeParse({ items }).success).toBe(false)
  })
})
