import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatType } from '../types'
import { decodeAbi, encodeAbi, readAbiTypes } from './abi'
import type { Plain } from './plain'
import { wireTypeOf } from './shape'

const encode = (types: string, ...values: Plain[]) => encodeAbi(readAbiTypes(types), values)
const decode = (types: string, data: string) => decodeAbi(readAbiTypes(types), data)
const words = (...parts: string[]) => `0x${parts.map((part) => part.padStart(64, '0')).join('')}`
const right = (part: string) => part.padEnd(64, '0')

describe('ABI', () => {
  it('writes the examples of the specification', () => {
    expect(encode('uint32 a, bool b', 69n, true)).toBe(words('45', '1'))
    expect(encode('bytes a, bool b, uint256[] c', '0x64617665', true, [1n, 2n, 3n])).toBe(
      words('60', '1', 'a0', '4', right('64617665'), '3', '1', '2', '3'),
    )
    expect(
      encode(
        'uint256 a, uint32[] b, bytes10 c, bytes d',
        0x123n,
        [0x456n, 0x789n],
        '0x31323334353637383930',
        '0x48656c6c6f2c20776f726c6421',
      ),
    ).toBe(words('123', '80', right('31323334353637383930'), 'e0', '2', '456', '789', 'd', right('48656c6c6f2c20776f726c6421')))
  })
  it.each<[string, Plain]>([
    ['int8', -128n],
    ['uint48', 2n ** 48n - 1n],
    ['int256', -(2n ** 255n)],
    ['string', 'héllo 😀'],
    ['address', `0x${'ab'.repeat(20)}`],
    ['bytes32', `0x${'01'.repeat(32)}`],
    ['bool[2]', [true, false]],
    [
      '(uint8 a, string b)[]',
      [
        [1n, 'x'],
        [2n, ''],
      ],
    ],
    ['(uint8, (bool ok, uint16[] n) inner)', [1n, [true, [2n, 3n]]]],
    ['uint8[][]', [[1n], [], [2n, 3n]]],
  ])('%s reads back %s', (types, value) => {
    expect(decode(types, encode(types, value))).toEqual([value])
  })
  it('reads back numbers of any size', () =>
    fc.assert(
      fc.property(
        fc.bigInt(-(2n ** 255n), 2n ** 255n - 1n),
        fc.array(fc.bigInt(0n, 2n ** 64n - 1n)),
        fc.string({ unit: 'grapheme' }),
        (a, b, c) => {
          expect(decode('int256 a, uint64[] b, string c', encode('int256 a, uint64[] b, string c', a, b, c))).toEqual([a, b, c])
        },
      ),
    ))
  it('reads any bytes, or refuses them with a Fault', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('uint8', 'string', 'uint256[]', '(bool a, bytes b)[]'),
        fc.array(fc.nat({ max: 96 }), { maxLength: 8 }),
        (types, parts) => {
          const data = words(...parts.map((part) => part.toString(16)))
          try {
            expect(encode(types, ...decode(types, data))).toBe(data)
          } catch (error) {
            expect(error).toMatchObject({ code: 'bad_encoding' })
          }
        },
      ),
    ))
  it.each([
    ['uint256', words('1', '2')],
    ['uint8', words('100')],
    ['bool', words('2')],
    ['address', `0x01${'0'.repeat(62)}`],
    ['string', words('20', '1', right('ff'))],
    ['uint256', '0x'],
    ['uint256[]', words('20', 'ffffffffffff')],
    ['bytes', words('40', '0', '0')],
    ['uint256', '0x0'],
    ['uint256', 'text'],
  ])('refuses for %s bytes that Solidity would not write: %s', (types, data) => {
    expect(() => decode(types, data)).toThrow(expect.objectContaining({ code: 'bad_encoding' }))
  })
})

describe('ABI types', () => {
  it.each([
    ['uint256 price', 'price: decimal'],
    ['uint', 'value: decimal'],
    ['string a, bytes', 'a: text, value1: bytes'],
    ['(address who, bytes32 id)[] parts', 'parts: list<record{id:bytes(32),who:address(evm)}>'],
    ['(uint8, bool) pair', 'pair: record{item0:decimal,item1:bool}'],
  ])('%s is %s', (types, wires) => {
    expect(
      readAbiTypes(types)
        .fields.map(({ name, shape }) => `${name}: ${formatType(wireTypeOf(shape))}`)
        .join(', '),
    ).toBe(wires)
  })
  it.each([
    '',
    ' ',
    'uint7',
    'constructor',
    'toString[] a',
    'float',
    'bytes33',
    'uint256[0]',
    'uint256 a, bool a',
    'uint256 run',
    'uint256 _a',
    'function f',
    '(uint256',
    `uint8${'[]'.repeat(20)}`,
  ])('“%s” is refused', (types) => {
    expect(() => readAbiTypes(types)).toThrow(expect.objectContaining({ code: 'bad_types' }))
  })
})
