import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyType } from './any-type.fixture'
import { formatType, parseType, TypeSyntaxError } from './types'

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
})
