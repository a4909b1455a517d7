import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical'
import { parseLossless } from './json'

describe('canonicalJson', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })
  it('sorts keys by UTF-16 code units', () =>
    expect(canonicalJson({ '€': 1, '\r': 2, '1': 3, '😂': 4, ö: 5 })).toBe('{"\\r":2,"1":3,"ö":5,"€":1,"😂":4}'))
  it('is the same for every order of keys', () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value, (_, x) => (Object.is(x, -0) ? 0 : x)))),
          { noNullPrototype: true },
        ),
        (value) => {
          const reversed = Object.fromEntries(Object.entries(value).reverse())
          let text: string | undefined
          try {
            text = canonicalJson(value)
          } catch {
            return
          }
          expect(canonicalJson(reversed)).toBe(text)
          expect(JSON.parse(text)).toEqual(value)
        },
      ),
    ))
  it.each([[undefined], [-0], [Number.NaN], [new Date(0)], ['\ud800'], [() => 1], [new Map()]])(
    'refuses %s, which has no single form',
    (value) => expect(() => canonicalJson({ value })).toThrow(TypeError),
  )
})

describe('parseLossless', () => {
  it('keeps every digit', () => {
    const text = '{"big":9007199254740993,"fine":1.5,"small":1e-07,"long":0.123456789012345678901234567890}'
    expect(canonicalJson(parseLossless(text))).toBe(
      '{"big":9007199254740993,"fine":1.5,"long":0.12345678901234567890123456789,"small":1e-7}',
    )
  })
  it('says when a reply is a web page', () => expect(() => parseLossless('\n<!doctype html><title>Blocked</title>')).toThrow(/web page/))
  it('reads past a byte-order mark, and refuses what is nested too deep', () => {
    expect(parseLossless('\ufeff{"a":1}')).toEqual({ a: 1 })
    expect(() => parseLossless('['.repeat(5000))).toThrow(/nested/)
  })
})
