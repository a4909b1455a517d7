import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  add,
  canonicalDecimal,
  compareDecimals,
  divide,
  type Exact,
  isDecimal,
  MAX_DIGITS,
  multiply,
  percentOff,
  type Rounding,
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

/** A fraction of big integers, the denominator above zero: numbers as school has them, with none of the code under test. */
interface Rational {
  top: bigint
  bottom: bigint
}

/** A number as someone may write it, with what it means; up to 70 digits after the point. */
const written = fc
  .record({
    sign: fc.constantFrom('', '+', '-'),
    whole: fc.stringMatching(/^\d{1,45}$/),
    fraction: fc.stringMatching(/^\d{0,40}$/),
    exponent: fc.option(fc.integer({ min: -30, max: 30 }), { nil: undefined }),
    letter: fc.constantFrom('e', 'E'),
    padded: fc.boolean(),
  })
  .map(({ sign, whole, fraction, exponent, letter, padded }) => {
    const power =
      exponent === undefined
        ? ''
        : `${letter}${exponent < 0 ? '-' : padded ? '+' : ''}${String(Math.abs(exponent)).padStart(padded ? 2 : 1, '0')}`
    const top = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n) * 10n ** BigInt(30 + (exponent ?? 0))
    return {
      text: `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${power}`,
      value: { top, bottom: 10n ** BigInt(fraction.length + 30) },
    }
  })

const rationalOf = ({ coefficient, scale }: Exact): Rational => ({ top: coefficient, bottom: 10n ** BigInt(scale) })
const same = (a: Rational, b: Rational): boolean => a.top * b.bottom === b.top * a.bottom
const quotientOf = (a: Rational, b: Rational): Rational => {
  const sign = b.top < 0n ? -1n : 1n
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign }
}

/** The whole number a rational rounds to, by the words that define each mode. */
function roundModel({ top, bottom }: Rational, mode: Rounding): bigint {
  const rest = ((top % bottom) + bottom) % bottom
  const below = (top - rest) / bottom
  const above = rest === 0n ? below : below + 1n
  const [toZero, fromZero] = top < 0n ? [above, below] : [below, above]
  switch (mode) {
    case 'floor':
      return below
    case 'ceil':
      return above
    case 'down':
      return toZero
    case 'up':
      return fromZero
    default: {
      if (2n * rest !== bottom) return 2n * rest < bottom ? below : above
      if (mode === 'half-up') return fromZero
      return below % 2n === 0n ? below : above
    }
  }
}

const roundings: readonly Rounding[] = ['half-even', 'half-up', 'down', 'up', 'floor', 'ceil']
const shifted = ({ top, bottom }: Rational, scale: number): Rational => ({ top: top * 10n ** BigInt(scale), bottom })
const scales = fc.integer({ min: 0, max: 45 })
/** Ties and near ties, which chance alone seldom meets: halves of the last digit kept, or a trifle off. */
const nearTie = fc
  .record({ steps: fc.bigInt(-(10n ** 20n), 10n ** 20n), scale: fc.integer({ min: 0, max: 12 }), trifle: fc.constantFrom(-1n, 0n, 1n) })
  .map(({ steps, scale, trifle }) => ({ value: { coefficient: (steps * 10n + 5n) * 10n ** 20n + trifle, scale: scale + 21 }, scale }))

describe('decimals against rational numbers', () => {
  it('any spelling is read as what it means', () =>
    fc.assert(
      fc.property(written, ({ text, value }) => {
        expect(same(rationalOf(readDecimal(text)), value)).toBe(true)
        expect(same(rationalOf(readDecimal(canonicalDecimal(text))), value)).toBe(true)
      }),
    ))

  it('sums, differences, products and order are exact', () =>
    fc.assert(
      fc.property(written, written, ({ text: x, value: a }, { text: y, value: b }) => {
        const [p, q] = [readDecimal(x), readDecimal(y)]
        const bottom = a.bottom * b.bottom
        expect(same(rationalOf(add(p, q)), { top: a.top * b.bottom + b.top * a.bottom, bottom })).toBe(true)
        expect(same(rationalOf(subtract(p, q)), { top: a.top * b.bottom - b.top * a.bottom, bottom })).toBe(true)
        expect(same(rationalOf(multiply(p, q)), { top: a.top * b.top, bottom })).toBe(true)
        const order = a.top * b.bottom - b.top * a.bottom
        expect(compareDecimals(p, q)).toBe(order < 0n ? -1 : order > 0n ? 1 : 0)
        expect(same(rationalOf(absolute(p)), { top: a.top < 0n ? -a.top : a.top, bottom: a.bottom })).toBe(true)
      }),
    ))

  it.each(roundings)('a quotient is rounded %s, once, at any digit', (mode) =>
    fc.assert(
      fc.property(written, written, scales, ({ text: x, value: a }, { text: y, value: b }, scale) => {
        fc.pre(b.top !== 0n)
        const quotient = divide(readDecimal(x), readDecimal(y), scale, mode)
        expect(quotient).toEqual({ coefficient: roundModel(shifted(quotientOf(a, b), scale), mode), scale })
      }),
    ),
  )

  it.each(roundings)('fewer digits are rounded %s', (mode) =>
    fc.assert(
      fc.property(
        fc.oneof(fc.record({ value: written.map(({ text }) => readDecimal(text)), scale: scales }), nearTie),
        ({ value, scale }) => {
          expect(rescale(value, scale, mode)).toEqual({ coefficient: roundModel(shifted(rationalOf(value), scale), mode), scale })
        },
      ),
    ),
  )

  it('a quotient times its divisor is the dividend, when it ends', () =>
    fc.assert(
      fc.property(exact, fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 15 }), (value, twos, fives) => {
        const divisor = readDecimal(`${2n ** BigInt(Math.abs(twos)) * 5n ** BigInt(fives)}`)
        const signed = twos < 0 ? { coefficient: -divisor.coefficient, scale: 0 } : divisor
        expect(compareDecimals(multiply(divide(value, signed, 80), signed), value)).toBe(0)
      }),
    ))

  it('a chain’s integer is the number times a power of ten, within int256', () =>
    fc.assert(
      fc.property(written, fc.integer({ min: 0, max: 36 }), fc.constantFrom(...roundings), ({ text, value }, decimals, mode) => {
        const expected = roundModel(shifted(value, decimals), mode)
        const fits = expected >= -(2n ** 255n) && expected < 2n ** 255n
        const run = () => toFixedPoint(canonicalDecimal(text), decimals, mode)
        if (fits) expect(run()).toBe(expected)
        else expect(run).toThrow(expect.objectContaining({ code: 'overflow' }))
      }),
    ))

  it('how far off is a hundredfold difference over the reference', () =>
    fc.assert(
      fc.property(written, written, ({ text: x, value: a }, { text: y, value: b }) => {
        fc.pre(b.top !== 0n)
        const size = { top: b.top < 0n ? -b.top : b.top, bottom: b.bottom }
        const off = quotientOf({ top: 100n * (a.top * b.bottom - b.top * a.bottom), bottom: a.bottom * b.bottom }, size)
        const text = percentOff(readDecimal(x), readDecimal(y))
        expect(text === null ? null : rescale(readDecimal(text), 6).coefficient).toBe(roundModel(shifted(off, 6), 'half-even'))
      }),
    ))
})

describe('numbers that do not exist', () => {
  it('division by zero is a Fault, whatever is divided and however zero is written', () =>
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('0', '-0', '0.000', '0e30', '-0e-30'),
        scales,
        fc.constantFrom(...roundings),
        (a, zero, scale, mode) => {
          expect(() => divide(readDecimal(a.text), readDecimal(zero), scale, mode)).toThrow(
            expect.objectContaining({ code: 'division_by_zero' }),
          )
        },
      ),
    ))
  it('more than 400 digits are a Fault, read or written, on either side of the point', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.constantFrom('', '-'), fc.boolean(), (digits, sign, before) => {
        const text = before ? `${sign}${'9'.repeat(digits)}` : `${sign}0.${'9'.repeat(digits - 1)}`
        const expected = digits <= MAX_DIGITS ? (text === '-0.' || text === '0.' ? '0' : text) : undefined
        if (expected === undefined) expect(() => canonicalDecimal(text)).toThrow(expect.objectContaining({ code: 'overflow' }))
        else expect(canonicalDecimal(text)).toBe(expected)
      }),
    ))
  it.each(['1e401', '1e-401', '1e99999', '-1e-99999', '0.1e-400'])('%s is a Fault before it takes memory', (text) => {
    expect(() => readDecimal(text)).toThrow(expect.objectContaining({ code: 'overflow' }))
  })
  it('a product too long to write is a Fault', () => {
    const long = readDecimal('9'.repeat(300))
    expect(() => writeDecimal(multiply(long, long))).toThrow(expect.objectContaining({ code: 'overflow' }))
  })
  it('int256 ends where it ends', () => {
    const most = 2n ** 255n - 1n
    expect(toFixedPoint(String(most), 0)).toBe(most)
    expect(toFixedPoint(String(-most - 1n), 0)).toBe(-most - 1n)
    for (const beyond of [most + 1n, -most - 2n])
      expect(() => toFixedPoint(String(beyond), 0)).toThrow(expect.objectContaining({ code: 'overflow' }))
  })
})
