import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical'
import { canonicalDecimal } from './decimal'
import { isLosslessNumber, type Json, LosslessNumber, parseLossless } from './json'
import { plainValue, spellValue } from './plain'

const plain = (json: string) => plainValue(parseLossless(json))

describe('spelling a value', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [2] }, '{"a":[2],"b":1}'],
    [new LosslessNumber('12345678901234567890.50'), '12345678901234567890.5'],
    [-0, '0'],
    [['a\ud800'], '["a\ufffd"]'],
  ])('writes %j as %s', (value, text) => {
    expect(spellValue(value as Json)).toBe(text)
  })
})

describe('the plain form', () => {
  it.each<[string, unknown]>([
    ['1.50', 1.5],
    ['15e-1', 1.5],
    [`1.${'0'.repeat(50)}`, 1],
    ['-0', 0],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890.123', '12345678901234567890.123'],
    ['12345678901234567890.1230', '12345678901234567890.123'],
    ['1e400', '1e400'],
    ['{"a":[1,{"b":0.1234567890123456789}]}', { a: [1, { b: '0.1234567890123456789' }] }],
    ['{"a":"\\ud800"}', { a: '\ufffd' }],
    ['{"__proto__":{"a":9007199254740993}}', JSON.parse('{"__proto__":{"a":"9007199254740993"}}')],
  ])('of %s is %j', (json, expected) => {
    expect(plain(json)).toEqual(expected)
  })
  it('leaves fields without a value out, so that every copy has the same hash', () => {
    expect(canonicalJson(plainValue({ a: undefined, b: null }))).toBe('{"b":null}')
  })
  it('hands what is plain already back, not a copy', () => {
    const value = { a: [1, 'x', { b: null }] }
    expect(plainValue(value)).toBe(value)
  })
  it('takes an object that imitates a lossless number for the object it is', () => {
    const fake = { isLosslessNumber: true, value: '1' }
    expect(isLosslessNumber(fake)).toBe(false)
    expect(canonicalJson(plainValue(fake))).toBe('{"isLosslessNumber":true,"value":"1"}')
  })

  const number = fc.oneof(
    fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(40)).map(([digits, scale]) => `${digits}e-${scale}`),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  )
  const { value: anyValue } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      number.map((literal) => new LosslessNumber(literal)),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\udfff'), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  }))
  it('survives JSON and structured clones with the same canonical text', () =>
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = canonicalJson(plainValue(value))
        expect(canonicalJson(structuredClone(plainValue(value)))).toBe(text)
        expect(canonicalJson(JSON.parse(JSON.stringify(plainValue(value))))).toBe(text)
        expect(canonicalJson(plainValue(plainValue(value)))).toBe(text)
      }),
    ))
  it('loses no digit of a number', () =>
    fc.assert(
      fc.property(number, (literal) => {
        expect(canonicalDecimal(String(plain(literal)))).toBe(canonicalDecimal(literal))
      }),
    ))
})
