import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyType } from './any-type.fixture'
import { parseType } from './types'
import { mismatchOf, refuseWire } from './wire-fit'

const refuse = (from: string, to: string) => refuseWire(parseType(from), parseType(to))

describe('wires', () => {
  it('takes every type at a port of the same type', () =>
    fc.assert(
      fc.property(anyType, (type) => {
        expect(refuseWire(type, type)).toBeUndefined()
      }),
    ))

  it('tells dollars from tether', () => {
    expect(refuse('price(ETH/USDT)', 'price(ETH/USD)')).toBe('USDT is not USD: put a Convert brick between.')
    expect(refuse('price(ETH/USD)', 'price')).toBeUndefined()
    expect(refuse('decimal(USD,8)', 'decimal(USD)')).toBeUndefined()
    expect(refuse('decimal', 'decimal(USD)')).toMatch(/no unit/)
  })

  it('refuses a value that may be missing where one is needed', () => {
    expect(refuse('text?', 'text')).toMatch(/may be missing/)
    expect(refuse('text', 'text?')).toBeUndefined()
  })

  it('compares records by their fields', () => {
    expect(refuse('record{a:text,b:bool,c:time}', 'record{a:text,b:bool?}')).toBeUndefined()
    expect(refuse('record{a:text}', 'record{a:text,b:bool}')).toMatch(/no field “b”/)
    expect(refuse('record{a:bool}', 'record{a:text}')).toMatch(/Field “a”/)
  })

  it.each([
    ['decimal(USDT)', 'decimal(USD)', 'USDT is not USD: put a Convert brick between.'],
    ['decimal', 'decimal(USD)', 'A plain decimal has no unit, and this port needs USD: put a Convert brick between.'],
    ['decimal(USD,18)', 'decimal(USD,8)', 'decimal(USD,18) has 18 decimals, this port takes 8: put a Convert or Round brick between.'],
    [
      'decimal(USD)',
      'decimal(USD,8)',
      'decimal(USD) has no fixed number of decimals, this port takes 8: put a Convert or Round brick between.',
    ],
    ['price(USD/ETH)', 'price(ETH/USD)', 'USD/ETH is not ETH/USD: put a Convert brick between.'],
    ['text', 'decimal', 'text is not decimal: put a Parse number brick between.'],
    ['json', 'decimal(USD)', 'json is not decimal(USD): put a JSON select brick between.'],
    ['price(ETH/USD)', 'decimal', 'price(ETH/USD) is not decimal: put a Convert brick between.'],
    ['bytes(20)', 'bytes(32)', 'bytes(20) is not bytes(32).'],
    ['list<text>', 'list<decimal>', 'Of each item: text is not decimal: put a Parse number brick between.'],
  ])('from %s to %s say what to do', (from, to, reason) => {
    expect(refuse(from, to)).toBe(reason)
  })

  it('name no brick that would stand between lists or records, where none can look inside', () => {
    expect(mismatchOf(parseType('list<text>'), parseType('list<decimal>'))).toMatchObject({ what: 'item', bridges: [] })
    expect(mismatchOf(parseType('record{a:text}'), parseType('record{a:decimal}'))).toMatchObject({ what: 'field', bridges: [] })
  })
})
