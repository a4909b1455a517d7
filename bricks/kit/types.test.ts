import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatType, parseType, refuseWire, TypeSyntaxError, type WireType } from './types'

const { type: anyType } = fc.letrec<{ type: WireType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<WireType>(
      { kind: 'signal' },
      { kind: 'bool' },
      { kind: 'text' },
      { kind: 'json' },
      { kind: 'time' },
      { kind: 'bytes' },
      { kind: 'bytes', size: 32 },
    ),
    fc.constantFrom<WireType>(
      { kind: 'address', chain: 'evm' },
      { kind: 'address', chain: 'substrate' },
      { kind: 'price' },
      { kind: 'price', base: 'ETH', quote: 'USD' },
    ),
    fc.constantFrom<WireType>({ kind: 'decimal' }, { kind: 'decimal', unit: 'USD' }, { kind: 'decimal', unit: 'USD', scale: 8 }),
    tie('type').map((of): WireType => ({ kind: 'list', of })),
    tie('type')
      .filter(({ kind }) => kind !== 'optional')
      .map((of): WireType => ({ kind: 'optional', of })),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), tie('type'), { noNullPrototype: true })
      .map((fields): WireType => ({ kind: 'record', fields })),
  ),
}))

const refuse = (from: string, to: string) => refuseWire(parseType(from), parseType(to))

describe('types', () => {
  it.each([
    'signal',
    'bytes(32)',
    'address(evm)',
    'decimal(USD,8)',
    'price(ETH/USD)',
    'list<price(ETH/USD)>',
    'record{a:text,b:bool?}',
    'list<decimal>?',
  ])('reads and writes %s', (text) => expect(formatType(parseType(text))).toBe(text))

  it('reads back whatever it writes', () =>
    fc.assert(
      fc.property(anyType, (type) => {
        expect(formatType(parseType(formatType(type)))).toBe(formatType(type))
      }),
    ))

  it.each(['', 'number', 'list<', 'price(ETH)', 'text??', 'record{a:text,a:bool}', 'bool '])('refuses “%s” and says where', (text) =>
    expect(() => parseType(text)).toThrow(TypeSyntaxError),
  )

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
})
