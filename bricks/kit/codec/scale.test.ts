import { compactToU8a, u8aToHex } from '@polkadot/util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatType } from '../types'
import type { Plain } from './plain'
import { decodeScale, encodeScale } from './scale'
import { readScaleTypes } from './scale-types'
import { type Shape, wireTypeOf } from './shape'

const encode = (types: string, ...values: Plain[]) => encodeScale(readScaleTypes(types), values)
const decode = (types: string, data: string) => decodeScale(readScaleTypes(types), data)

describe('SCALE', () => {
  // The examples of the codec’s specification.
  it.each<[string, Plain, string]>([
    ['i8', 69n, '0x45'],
    ['u16', 42n, '0x2a00'],
    ['u32', 16_777_215n, '0xffffff00'],
    ['i16', -2n, '0xfeff'],
    ['u256', 2n ** 256n - 1n, `0x${'ff'.repeat(32)}`],
    ['Compact<u32>', 0n, '0x00'],
    ['Compact<u32>', 1n, '0x04'],
    ['Compact<u32>', 42n, '0xa8'],
    ['Compact<u32>', 69n, '0x1501'],
    ['Compact<u32>', 65_535n, '0xfeff0300'],
    ['Compact<u64>', 100_000_000_000_000n, '0x0b00407a10f35a'],
    ['bool', true, '0x01'],
    ['Option<u8>', null, '0x00'],
    ['Option<u8>', 7n, '0x0107'],
    ['Vec<u16>', [4n, 8n, 15n, 16n, 23n, 42n], '0x18040008000f00100017002a00'],
    ['text', 'Hamlet', '0x1848616d6c6574'],
    ['bytes', '0x00ff', '0x0800ff'],
    ['Vec<u8>', '0x00ff', '0x0800ff'],
    ['[u8; 2]', '0x00ff', '0x00ff'],
    ['[u16; 2]', [1n, 2n], '0x01000200'],
    ['(Compact<u32>, bool)', [3n, false], '0x0c00'],
    ['{a: u8, b: {c: bool}}', [1n, [true]], '0x0101'],
    ['AccountId', `0x${'ab'.repeat(32)}`, `0x${'ab'.repeat(32)}`],
  ])('%s writes %s as %s, and reads it back', (types, value, data) => {
    expect(encode(types, value)).toBe(data)
    expect(decode(types, data)).toEqual([value])
  })
  it('writes parts one after the other', () => {
    expect(encode('a: u8, text', 1n, 'x')).toBe('0x010478')
    expect(readScaleTypes('a: u8, text').map(({ name }) => name)).toEqual(['a', 'value1'])
  })
  it('writes compact integers as another implementation does', () =>
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 256n - 1n), fc.nat({ max: 255 }), (value, shift) => {
        const smaller = value >> BigInt(shift)
        expect(encode('Compact<u256>', smaller)).toBe(u8aToHex(compactToU8a(smaller)))
        expect(decode('Compact<u256>', encode('Compact<u256>', smaller))).toEqual([smaller])
      }),
    ))
})

const typed: fc.Arbitrary<{ type: string; value: Plain }> = fc.letrec<{ typed: { type: string; value: Plain } }>((tie) => ({
  typed: fc.oneof(
    { maxDepth: 3 },
    fc
      .constantFrom(8, 16, 32, 64, 128, 256)
      .chain((bits) => fc.bigInt(0n, 2n ** BigInt(bits) - 1n).map((value) => ({ type: `u${bits}`, value }))),
    fc
      .constantFrom(8, 16, 32, 64, 128, 256)
      .chain((bits) => fc.bigInt(-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n).map((value) => ({ type: `i${bits}`, value }))),
    fc.boolean().map((value) => ({ type: 'bool', value })),
    fc.string({ unit: 'grapheme' }).map((value) => ({ type: 'text', value })),
    fc.uint8Array().map((value) => ({ type: 'bytes', value: u8aToHex(value) })),
    fc.array(tie('typed'), { minLength: 1, maxLength: 4 }).map((parts) => ({
      type: `(${parts.map(({ type }) => type).join(', ')})`,
      value: parts.map(({ value }) => value),
    })),
    tie('typed').map(({ type, value }) => ({ type: `Vec<(${type})>`, value: [[value], [value]] })),
    tie('typed').map(({ type, value }) => ({ type: `Option<(${type})>`, value: [value] })),
  ),
})).typed

describe('SCALE of any type', () => {
  it('is read back as it was, to the last byte', () =>
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        const data = encode(type, value)
        expect(decode(type, data)).toEqual([value])
        expect(() => decode(type, `${data}00`)).toThrow(expect.objectContaining({ code: 'bad_encoding' }))
        expect(() => decode(type, data.slice(0, -2))).toThrow(expect.objectContaining({ code: 'bad_encoding' }))
      }),
    ))
  it('reads any bytes, or refuses them with a Fault, and what it reads has no other bytes', () =>
    fc.assert(
      fc.property(typed, fc.uint8Array({ maxLength: 64 }), ({ type }, bytes) => {
        let read: Plain[]
        try {
          read = decode(type, u8aToHex(bytes))
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad_encoding' })
          return
        }
        expect(encode(type, ...read)).toBe(u8aToHex(bytes))
      }),
    ))
})

describe('bytes that are something else', () => {
  it.each([
    ['bool', '0x02', /no bool, at byte 0/],
    ['Option<u8>', '0x0200', /no option/],
    ['Compact<u32>', '0x0100', /longer than it need be/],
    ['Compact<u32>', '0x0300000000', /longer than it need be/],
    ['Compact<u8>', '0x0104', /does not fit in 8 bits/],
    ['u16', '0x01', /2 bytes are needed, 1 are left/],
    ['(u8, bool)', '0x0502', /at byte 1/],
    ['Vec<u8>', '0xfeffffff', /cannot be in 0 bytes/],
    ['Vec<u64>', '0x13ffffffffffffffff', /cannot be in/],
    ['text', '0x04ff', /no UTF-8/],
    ['u8', '0x0', /0x-hex/],
  ])('%s from %s', (types, data, message) => {
    expect(() => decode(types, data)).toThrow(expect.objectContaining({ code: 'bad_encoding', message: expect.stringMatching(message) }))
  })
})

describe('SCALE types', () => {
  it.each([
    ['price: u128', 'decimal'],
    ['at: Compact<u64>', 'decimal'],
    ['Vec<(AccountId, text)>', 'list<record{item0:address(substrate),item1:text}>'],
    ['{ a : bool , b : [u8;4] }', 'record{a:bool,b:bytes(4)}'],
    ['Option<Vec<bool>>', 'list<bool>?'],
  ])('%s travels as %s', (types, wire) => {
    const shape: Shape | undefined = readScaleTypes(types)[0]?.shape
    expect(shape && formatType(wireTypeOf(shape))).toBe(wire)
  })
  it.each([
    ['', /expected a type/],
    ['u12', /expected a type .* character 1/],
    ['a: u8, b', /expected a type .* character 8/],
    ['u8 u8', /a comma or the end/],
    ['Vec<u8', /“>”/],
    ['[u8; 0]', /holds nothing/],
    ['[u8; x]', /number of items/],
    ['()', /expected a type/],
    ['Compact<i32>', /unsigned/],
    ['Option<Option<u8>>', /option of an option/],
    ['a: u8, a: u8', /taken/],
    ['run: u8', /taken/],
    ['_a: u8', /start with a letter/],
    [`${'Vec<'.repeat(500)}u16${'>'.repeat(500)}`, /too deep/],
  ])('%s is refused', (types, message) => {
    expect(() => readScaleTypes(types)).toThrow(expect.objectContaining({ code: 'bad_types', message: expect.stringMatching(message) }))
  })
})
