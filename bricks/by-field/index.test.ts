import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputTypes, parseType, type Value } from '../kit'
import { agreeWith, committee, inliersOf } from '../kit/agree/votes.fixture'
import byField from '.'

const fields = [
  { name: 'price', take: 'median' },
  { name: 'status', take: 'identical' },
]
const config = { fields }
const type = 'record{price:decimal(USD),status:text}'
const row = (price: string, status = 'open'): Value => ({ price, status })

describe('agreement by field', () => {
  it('counts a worker for all fields or for none', () => {
    const votes = [row('100'), row('100.1'), row('100.2'), row('100.3'), row('100.4'), row('100.5', 'closed'), row('900')]
    const outcome = agreeWith(byField, votes, { config, type })
    expect(outcome).toMatchObject({ ok: true, outputs: { value: { price: '100.2', status: 'open' }, price: '100.2', status: 'open' } })
    expect(inliersOf(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })
  it('names the field on which too few agree', () => {
    const votes = [row('100'), row('100'), row('100', 'a'), row('100', 'b'), row('100', 'c'), row('100'), row('100')]
    expect(agreeWith(byField, votes, { config, type })).toMatchObject({
      ok: false,
      got: 4,
      message: '“status”: 4 of 7 workers state the same; 5 are needed.',
    })
  })
  it('refuses when each field has a quorum, but not of the same workers', () => {
    const votes = [row('900'), row('900'), ...Array(3).fill(row('100')), row('100', 'closed'), row('100', 'closed')]
    expect(agreeWith(byField, votes, { config, type })).toMatchObject({
      ok: false,
      got: 3,
      message: '3 of 7 workers agree in every field; 5 are needed. Fewest agree on “price”.',
    })
  })
  it('says the largest distance in any field', () => {
    const two = { fields: [{ name: 'a' }, { name: 'b', within: '50' }] }
    const votes = [...Array(6).fill({ a: '100', b: '10' }), { a: '101', b: '8' }]
    expect(agreeWith(byField, votes, { config: two, type: 'record{a:decimal,b:decimal}' }).judgements[6]).toMatchObject({
      inlier: true,
      offPercent: '-20',
    })
  })
  it('takes every field of a record by its type when none is named', () => {
    const wide = 'record{at:time,note:text?,price:price(ETH/USD)}'
    const price = { amount: '5', base: 'ETH', quote: 'USD', timeMs: 3, sources: ['x'] }
    const outcome = agreeWith(byField, Array(7).fill({ at: 1_795_357_920_214, price }), { type: wide })
    expect(outcome).toMatchObject({ ok: true, outputs: { value: { at: 1_795_357_920_214, note: null, price }, at: 1_795_357_920_214 } })
    expect(outcome.ok && outcome.outputs).not.toHaveProperty('note')
    expect(outputTypes(byField, byField.config.parse({}), { value: parseType(wide) })).toEqual({
      value: wide,
      at: 'time',
      note: 'text',
      price: 'price(ETH/USD)',
    })
  })
})

describe('fields of JSON', () => {
  const settings = {
    fields: [
      { name: 'price', unit: 'USD' },
      { name: 'mean', take: 'mean-trimmed' },
      { name: 'city', take: 'mode', as: 'text' },
      { name: 'tags', take: 'union', as: 'text' },
      { name: 'more', take: 'identical' },
    ],
  }
  const json = (price: Value, tags: Value = ['a']): Value => ({ price, mean: 1.5, city: 'Berlin', tags, more: { x: [1] } })
  it('are read as the types that the settings name', () => {
    const outcome = agreeWith(
      byField,
      [json(3482.1), json('3482.10'), json(3482.2), json('12345678901234567890.1'), ...Array(3).fill(json(3482.1))],
      {
        config: settings,
        type: 'json',
      },
    )
    expect(outcome).toMatchObject({
      ok: true,
      outputs: { value: { price: '3482.1', mean: '1.5', city: 'berlin', tags: ['a'], more: { x: [1] } } },
    })
    expect(outputTypes(byField, byField.config.parse(settings), { value: parseType('json') })).toMatchObject({
      value: 'record{city:text,mean:decimal,more:json,price:decimal(USD),tags:list<text>}',
      price: 'decimal(USD)',
      tags: 'list<text>',
    })
  })
  it('of another type, too long or missing leave the worker out', () => {
    for (const odd of ['many', true, null, '9'.repeat(101), [1]])
      expect(inliersOf(agreeWith(byField, [...Array(6).fill(json(5)), json(odd)], { config: settings, type: 'json' }))).toHaveLength(6)
    expect(inliersOf(agreeWith(byField, [...Array(6).fill(json(5)), json(5, ['a', 1])], { config: settings, type: 'json' }))).toHaveLength(
      6,
    )
    expect(inliersOf(agreeWith(byField, [...Array(6).fill(json(5)), 'no record'], { config: settings, type: 'json' }))).toHaveLength(6)
  })
  it('are not taken from what every object has', () => {
    const odd = { fields: [{ name: 'constructor', take: 'identical' }] }
    expect(agreeWith(byField, Array(7).fill({}), { config: odd, type: 'json' })).toMatchObject({
      outputs: { value: { constructor: null } },
    })
  })
})

describe('settings', () => {
  const codes = (of: string, names: Record<string, unknown>[]) =>
    byField.check?.({ config: byField.config.parse({ fields: names }), inputs: { value: parseType(of) } }).map(({ code }) => code)
  it('must name the fields of JSON', () => {
    expect(codes('json', [])).toEqual(['no_fields'])
    expect(codes(type, [])).toEqual([])
  })
  it('must fit the fields of a record', () => {
    expect(codes(type, [{ name: 'price' }, { name: 'status', take: 'mode' }])).toEqual([])
    expect(codes(type, [{ name: 'status' }])).toEqual(['bad_field'])
    expect(codes(type, [{ name: 'price', take: 'union' }])).toEqual(['bad_field'])
    expect(codes(type, [{ name: 'prize' }])).toEqual(['bad_field'])
    expect(codes('json', [{ name: 'price', as: 'text' }])).toEqual(['bad_field'])
  })
  it('name each field once', () => {
    expect(byField.config.safeParse({ fields: [{ name: 'a' }, { name: 'a' }] }).success).toBe(false)
  })
})

describe('up to f colluders, whatever they state', () => {
  const honest = fc.record({
    price: fc.integer({ min: 900, max: 1100 }).map(String),
    mean: fc.integer({ min: 90, max: 110 }),
    word: fc.constantFrom('a', 'b'),
  })
  const lie = fc.oneof(
    fc.record({
      price: fc.oneof(fc.integer().map(String), fc.constant(`1000.${'0'.repeat(90)}1`)),
      mean: fc.oneof(fc.integer(), fc.constant('9'.repeat(300))),
      word: fc.constantFrom('a', 'b', 'liar'),
    }),
    fc.constantFrom<Value>(null, [], 'x', { price: {} }),
  )
  it('never move a field out of what honest workers stated', () =>
    fc.assert(
      fc.property(committee<Value>(honest, lie), fc.boolean(), ({ policy, honest: truths, all }, loose) => {
        const within = loose ? '1000000' : '10'
        const settings = {
          fields: [
            { name: 'price', within },
            { name: 'mean', take: 'mean-trimmed', within },
            { name: 'word', take: 'identical' },
          ],
        }
        const outcome = agreeWith(byField, all, { config: settings, policy, type: 'json' })
        if (!outcome.ok) return
        const stated = truths as { price: string; mean: number; word: string }[]
        const { price, mean, word } = outcome.outputs
        expect(Number(price)).toBeGreaterThanOrEqual(Math.min(...stated.map((one) => Number(one.price))))
        expect(Number(price)).toBeLessThanOrEqual(Math.max(...stated.map((one) => Number(one.price))))
        expect(Number(mean)).toBeGreaterThanOrEqual(Math.min(...stated.map((one) => one.mean)))
        expect(Number(mean)).toBeLessThanOrEqual(Math.max(...stated.map((one) => one.mean)))
        expect(stated.map((one) => one.word)).toContain(word)
      }),
    ))
})
