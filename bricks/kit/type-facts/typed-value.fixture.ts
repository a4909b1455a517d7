import fc from 'fast-check'
import { writeDecimal } from '../decimal'
import { plainValue } from '../plain'
import type { WireType } from '../types'
import type { Value } from '../values'

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(hexOf)
const hexOf = (bytes: Uint8Array) => `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** Decimals with at most so many digits after the point. */
export const decimalOf = (scale: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(scale))
    .map(([coefficient, digits]) => writeDecimal({ coefficient, scale: digits }))

/** Any plain value of a type; decimals fit their scale, or 18 digits. Times are whole seconds. */
export function anyValueOf(type: WireType): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'signal':
      return fc.constant(true)
    case 'bool':
      return fc.boolean()
    case 'text':
      return fc.string({ unit: 'grapheme' })
    case 'json':
      return fc.oneof(
        fc.jsonValue().map((value) => plainValue(value as Value)),
        fc.constantFrom<Value>('12345678901234567890.123', { a: 1e21 }, 0.1),
      )
    case 'time':
      return fc.nat(4_102_444_800).map((seconds) => seconds * 1000)
    case 'bytes':
      return type.size === undefined ? fc.uint8Array({ maxLength: 70 }).map(hexOf) : hex(type.size)
    case 'address':
      return hex(type.chain === 'evm' ? 20 : 32)
    case 'decimal':
      return decimalOf(type.scale ?? 18)
    case 'price':
      return fc.record({
        amount: decimalOf(18),
        base: fc.constant(type.base ?? 'BTC'),
        quote: fc.constant(type.quote ?? 'EUR'),
        timeMs: fc.nat(),
        sources: fc.array(fc.constantFrom('kraken', 'okx')),
      })
    case 'list':
      return fc.array(anyValueOf(type.of), { maxLength: 3 })
    case 'record':
      return fc.record(Object.fromEntries(Object.entries(type.fields).map(([name, of]) => [name, anyValueOf(of)])), {
        noNullPrototype: true,
      })
    case 'optional':
      return fc.oneof(fc.constant(null), anyValueOf(type.of))
  }
}
