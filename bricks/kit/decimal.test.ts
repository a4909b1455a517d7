import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  canonicalDecimal,
  compareDecimals,
  divide,
  isDecimal,
  multiply,
  percentOff,
  readDecimal,
  rescale,
  subtract,
  toFixedPoint,
  writeDecimal,
} from './decimal'

const exact = fc.record({ coefficient: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), scale: fc.integer({ min: 0, max: 40 }) })
/** A rational number as a model: numerator over a power of ten. */
const model = ({ coefficient, scale }: { coefficient: bigint; scale: number }) => ({ top: coefficient * 10n ** BigInt(100 - scale) })

describe('decimals', () => {
  it.each([
    ['1e-07', '0.0000001'],
    ['+1.50', '1.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['-0.000', '0'],
    ['1.2e3', '1200'],
    ['9007199254740993', '9007199254740993'],
    ['0.123456789012345678901234567890', '0.12345678901234567890123456789'],
  ])('reads %s as %s', (text, canonical) => expect(canonicalDecimal(text)).toBe(canonical))

  it.each(['', '.', 'e5', '1,5', '0x10', 'NaN', 'Infinity', '1e', '--1'])('refuses “%s”', (text) =>
    expect(() => readDecimal(text)).toThrow(/not a decimal/),
  )

  it('refuses numbers that no chain could hold', () => {
    expect(() => readDecimal('1e9999')).toThrow(/400 digits/)
    expect(() => toFixedPoint('1e70', 18)).toThrow(/int256/)
  })

  it('writes one text for one number', () =>
    fc.assert(
      fc.property(exact, fc.integer({ min: 0, max: 20 }), (value, zeros) => {
        const same = { coefficient: value.coefficient * 10n ** BigInt(zeros), scale: value.scale + zeros }
        const text = writeDecimal(value)
        expect(writeDecimal(same)).toBe(text)
        expect(isDecimal(text)).toBe(true)
        expect(canonicalDecimal(text)).toBe(text)
      }),
    ))

  it('adds, subtracts and multiplies like rational numbers', () =>
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        expect(model(add(a, b)).top).toBe(model(a).top + model(b).top)
        expect(model(subtract(a, b)).top).toBe(model(a).top - model(b).top)
        expect(model(multiply(a, b)).top * 10n ** 100n).toBe(model(a).top * model(b).top)
        expect(compareDecimals(a, b)).toBe(model(a).top < model(b).top ? -1 : model(a).top > model(b).top ? 1 : 0)
      }),
    ))

  it('divides to the nearest digit', () =>
    fc.assert(
      fc.property(
        exact,
        exact.filter(({ coefficient }) => coefficient !== 0n),
        (a, b) => {
          const quotient = divide(a, b, 20)
          const off = model(subtract(multiply(quotient, b), a)).top
          const half = model(
            multiply({ coefficient: b.coefficient < 0n ? -b.coefficient : b.coefficient, scale: b.scale }, { coefficient: 5n, scale: 21 }),
          ).top
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(half)
        },
      ),
    ))

  it('rounds halves to even unless told otherwise', () => {
    const round = (text: string, mode?: Parameters<typeof rescale>[2]) => writeDecimal(rescale(readDecimal(text), 0, mode))
    expect(['0.5', '1.5', '2.5', '-0.5', '-1.5'].map((text) => round(text))).toEqual(['0', '2', '2', '0', '-2'])
    expect(['2.5', '-2.5'].map((text) => round(text, 'half-up'))).toEqual(['3', '-3'])
    expect(['2.9', '-2.9'].map((text) => round(text, 'down'))).toEqual(['2', '-2'])
    expect(['2.1', '-2.1'].map((text) => round(text, 'up'))).toEqual(['3', '-3'])
    expect(['2.1', '-2.1'].map((text) => round(text, 'floor'))).toEqual(['2', '-3'])
    expect(['2.1', '-2.1'].map((text) => round(text, 'ceil'))).toEqual(['3', '-2'])
  })

  it('says how far off a value is', () => {
    expect(percentOff(readDecimal('102'), readDecimal('100'))).toBe('2')
    expect(percentOff(readDecimal('-102'), readDecimal('-100'))).toBe('-2')
    expect(percentOff(readDecimal('1'), readDecimal('0'))).toBeNull()
    expect(percentOff(readDecimal('9'.repeat(400)), readDecimal('3482.24'))).toBeNull()
  })

  it('takes for a decimal only what it also reads', () => {
    const longest = ['9'.repeat(400), `-${'9'.repeat(400)}`, `-0.${'0'.repeat(398)}1`, `${'9'.repeat(399)}.1`]
    expect(longest.map((text) => isDecimal(text) && canonicalDecimal(text) === text)).toEqual([true, true, true, true])
    expect(['9'.repeat(401), `0.${'0'.repeat(399)}1`, `${'9'.repeat(400)}.1`].map((text) => isDecimal(text))).toEqual([false, false, false])
  })

  it('refuses to divide by zero', () => expect(() => divide(readDecimal('1'), readDecimal('0.00'))).toThrow(/divided by zero/))
})
