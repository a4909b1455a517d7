import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyType } from '../any-type.fixture'
import { canonicalJson } from '../canonical'
import { LosslessNumber } from '../json'
import { formatType, parseType, type WireType } from '../types'
import type { Value } from '../values'
import { abiTypeOf, decodeAbi, decodeCanonical, encodeAbi, encodeCanonical, formatValue, GLYPH_STROKES, glyphOfText, titleOf } from '.'
import { anyValueOf } from './typed-value.fixture'

/** A type read from its text, with one of its values. */
const typed = (types: fc.Arbitrary<WireType>) =>
  types.map((type) => parseType(formatType(type))).chain((type) => fc.tuple(fc.constant(type), anyValueOf(type)))
const word = (number: bigint | number) => BigInt.asUintN(256, BigInt(number)).toString(16).padStart(64, '0')
const price = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['kraken'] }

describe('the canonical encoding', () => {
  it('is the JSON text whose keys are sorted', () => {
    const text = (type: string, value: Value) => new TextDecoder().decode(encodeCanonical(parseType(type), value))
    expect(text('price(ETH/USD)', price)).toBe('{"amount":"3482.24","base":"ETH","quote":"USD","sources":["kraken"],"timeMs":1}')
    expect(text('json', { b: new LosslessNumber('12345678901234567890'), a: 1 })).toBe('{"a":1,"b":"12345678901234567890"}')
    expect(new TextDecoder().decode(encodeCanonical(parseType('text?'), undefined))).toBe('null')
  })
  it('of every value of every type leads back to it', () =>
    fc.assert(
      fc.property(typed(anyType), ([type, value]) => {
        const bytes = encodeCanonical(type, value)
        const back = decodeCanonical(type, bytes)
        expect(canonicalJson(back)).toBe(canonicalJson(value))
        expect(encodeCanonical(type, back)).toEqual(bytes)
      }),
    ))
  it('is the only one: any other bytes for the value are refused', () => {
    const read = (type: string, text: string) => () => decodeCanonical(parseType(type), new TextEncoder().encode(text))
    for (const text of ['{"b":1,"a":2}', '{"a": 1}', '1.50', '\ufeff1', '12345678901234567890.123'])
      expect(read('json', text)).toThrow(expect.objectContaining({ code: 'bad_input' }))
    expect(read('decimal', '"1.50"')).toThrow(expect.objectContaining({ code: 'bad_input' }))
    expect(read('text', 'x')).toThrow(expect.objectContaining({ code: 'not_json' }))
    expect(() => decodeCanonical(parseType('text'), Uint8Array.of(0x22, 0xff, 0x22))).toThrow(
      expect.objectContaining({ code: 'bad_input' }),
    )
    expect(() => encodeCanonical(parseType('decimal'), 'many')).toThrow(expect.objectContaining({ code: 'bad_input' }))
  })
})

describe('the ABI encoding', () => {
  it.each([
    ['signal', 'bool'],
    ['bool', 'bool'],
    ['text', 'string'],
    ['json', 'string'],
    ['time', 'uint64'],
    ['bytes', 'bytes'],
    ['bytes(32)', 'bytes32'],
    ['bytes(33)', 'bytes'],
    ['address(evm)', 'address'],
    ['address(substrate)', 'bytes32'],
    ['decimal(USD,8)', 'int256'],
    ['price(ETH/USD)', 'int256'],
    ['list<list<time>>', 'uint64[][]'],
    ['list<record{a:text}>', 'tuple[]'],
  ])('of %s is %s', (type, abi) => {
    expect(abiTypeOf(parseType(type)).type).toBe(abi)
  })
  it('lays records out in sorted order, and says of what may be missing whether it is there', () => {
    expect(abiTypeOf(parseType('record{b:text,a:bool?}'))).toEqual({
      name: '',
      type: 'tuple',
      components: [
        {
          name: 'a',
          type: 'tuple',
          components: [
            { name: 'present', type: 'bool' },
            { name: 'value', type: 'bool' },
          ],
        },
        { name: 'b', type: 'string' },
      ],
    })
  })
  it.each<[string, Value, string]>([
    ['decimal(USD,8)', '3482.24', word(348_224_000_000)],
    ['decimal(USD,0)', '-1', word(-1)],
    ['decimal(USD,1)', '0.25', word(2)],
    ['price(ETH/USD)', price, word(348_224)],
    ['time', 1_795_357_920_214, word(1_795_357_920)],
    ['bool', true, word(1)],
    ['record{b:decimal(USD,0),a:bool}', { a: true, b: '7' }, word(1) + word(7)],
    ['decimal(USD,0)?', null, word(0) + word(0)],
    ['decimal(USD,0)?', '0', word(1) + word(0)],
  ])('of %s %j has the words that Solidity expects', (type, value, words) => {
    expect(encodeAbi(parseType(type), value, { decimals: 2 })).toBe(`0x${words}`)
  })
  it('takes times in milliseconds when told', () => {
    expect(encodeAbi({ kind: 'time' }, 1_795_357_920_214, { timeUnit: 'ms' })).toBe(`0x${word(1_795_357_920_214)}`)
    expect(() => encodeAbi({ kind: 'time' }, -1000)).toThrow(expect.objectContaining({ code: 'overflow' }))
    expect(() => decodeAbi({ kind: 'time' }, `0x${word(2n ** 64n - 1n)}`)).toThrow(expect.objectContaining({ code: 'bad_input' }))
  })
  it('asks for the number of decimals where the type does not say it', () => {
    for (const type of ['decimal', 'decimal(USD)', 'price(ETH/USD)', 'record{a:list<decimal(USD)>}']) {
      const value: Value = type.startsWith('record') ? { a: ['1'] } : type.startsWith('price') ? price : '1'
      expect(() => encodeAbi(parseType(type), value)).toThrow(expect.objectContaining({ code: 'scale_unknown' }))
      expect(() => encodeAbi(parseType(type), value, { decimals: 8 })).not.toThrow()
    }
    expect(encodeAbi(parseType('decimal(USD,2)'), '1', { decimals: 8 })).toBe(`0x${word(100)}`)
  })
  it('refuses what is of another type, too large, or has no ABI form', () => {
    expect(() => encodeAbi(parseType('bool'), 'yes')).toThrow(expect.objectContaining({ code: 'bad_input' }))
    expect(() => encodeAbi(parseType('decimal(USD,0)'), '9'.repeat(78))).toThrow(expect.objectContaining({ code: 'overflow' }))
    expect(() => abiTypeOf(parseType('list<record{}>'))).toThrow(expect.objectContaining({ code: 'bad_input' }))
    expect(() => decodeAbi(parseType('text'), '0x00')).toThrow(expect.objectContaining({ code: 'bad_input' }))
  })

  const hasEmptyRecord = (type: WireType): boolean =>
    type.kind === 'record'
      ? Object.keys(type.fields).length === 0 || Object.values(type.fields).some(hasEmptyRecord)
      : type.kind === 'list' || type.kind === 'optional'
        ? hasEmptyRecord(type.of)
        : false
  /** What is left of a value on a chain: of a price its amount. */
  const onChain = (type: WireType, value: Value): Value => {
    if (value === null) return null
    if (type.kind === 'price') return (value as typeof price).amount
    if (type.kind === 'optional') return onChain(type.of, value)
    if (type.kind === 'list') return (value as Value[]).map((item) => onChain(type.of, item))
    if (type.kind !== 'record') return value
    const fields = value as Record<string, Value>
    return Object.fromEntries(Object.entries(type.fields).map(([name, of]) => [name, onChain(of, fields[name] ?? null)]))
  }
  it('of every value of every type leads back to it, but for what a price says beside its amount', () =>
    fc.assert(
      fc.property(
        typed(anyType.filter((type) => !hasEmptyRecord(type))),
        fc.constantFrom<'s' | 'ms'>('s', 'ms'),
        ([type, value], timeUnit) => {
          const options = { decimals: 18, timeUnit }
          const data = encodeAbi(type, value, options)
          const back = decodeAbi(type, data, options)
          expect(canonicalJson(back)).toBe(canonicalJson(onChain(type, value)))
          expect(encodeAbi(type, back, options)).toBe(data)
        },
      ),
    ))
})

describe('for people', () => {
  it.each([
    ['price(ETH/USD)', 'price of ETH in USD'],
    ['list<decimal(USD,8)>', 'list of numbers in USD with 8 decimals'],
    ['record{b:text,a:bool}', 'record of a, b'],
    ['address(evm)?', 'EVM address, if any'],
    ['list<list<text>>', 'list of lists of texts'],
  ])('%s is called “%s”', (type, title) => {
    expect(titleOf(parseType(type))).toBe(title)
  })
  it('every type has a title, and every value a line', () =>
    fc.assert(
      fc.property(typed(anyType), ([type, value]) => {
        expect(titleOf(type)).not.toMatch(/undefined|^$/)
        expect(formatValue(type, value)).not.toMatch(/^undefined$|\[object/)
      }),
    ))
  it.each<[string, Value | undefined, string, string]>([
    ['decimal(USD)', '1234.5678901', '1234.5678901', '1234.56'],
    ['price(ETH/USD)', price, '3482.24', '3482.24'],
    ['time', 1_795_357_920_214, '14:32:00', '14:32:00'],
    ['time?', null, 'null', 'null'],
    ['signal', true, 'run', 'run'],
    ['bool', true, 'true', 'true'],
    ['text', 'a rather long sentence', 'a rather long sentence', 'a rather long s…'],
    ['bytes(32)', `0x${'ab'.repeat(32)}`, '0xababab…abab', '0xababab…abab'],
    ['list<text>', ['a'], '1 item', '1 item'],
    ['record{a:text,b:text}', { a: '', b: '' }, '2 fields', '2 fields'],
    ['json', new LosslessNumber('12345678901234567890'), '12345678901234567890', '12345678901234567890'],
    ['text', undefined, '—', '—'],
  ])('a %s such as %j is shown as %s', (type, value, long, short) => {
    expect(formatValue(parseType(type), value)).toBe(long)
    expect(formatValue(parseType(type), value, { short: true })).toBe(short)
  })
  it('each kind has a glyph of its own, whole and hollow, that needs no colour', () => {
    const drawn = Object.values(GLYPH_STROKES).flatMap(({ solid, hollow }) => [JSON.stringify(solid), JSON.stringify(hollow)])
    expect(new Set(drawn).size).toBe(drawn.length)
  })
  it('lists are drawn twice and optionals hollow, in the shape of what they hold', () => {
    expect(glyphOfText('list<decimal(USD,8)>')).toEqual({ kind: 'decimal', twice: true, hollow: false })
    expect(glyphOfText('list<bool>?')).toEqual({ kind: 'bool', twice: true, hollow: true })
    expect(glyphOfText('hologram').kind).toBe('json')
  })
})
