import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Exact, readDecimal, writeDecimal } from '../kit'
import { squareRoot } from './square-root'

const ONE: Exact = { coefficient: 1n, scale: 0 }
const root = (text: string, digits: number) => writeDecimal(squareRoot(readDecimal(text), ONE, digits))

it.each([
  ['0', 10, '0'],
  ['1', 0, '1'],
  ['4', 5, '2'],
  ['2', 0, '1'],
  ['3', 0, '2'],
  ['0.25', 3, '0.5'],
  ['0.25', 0, '0'],
  ['2.25', 0, '2'],
  ['6.25', 0, '2'],
  ['12.25', 0, '4'],
  ['2', 50, '1.41421356237309504880168872420969807856967187537695'],
  ['1e40', 0, '100000000000000000000'],
  ['0.0000000000000000000000000000000001', 17, '0.00000000000000001'],
])('of %s with %i digits is %s', (number, digits, expected) => {
  expect(root(number, digits)).toBe(expected)
})

it('of a fraction that does not end is worked out from the fraction itself', () => {
  expect(writeDecimal(squareRoot(ONE, { coefficient: 3n, scale: 0 }, 20))).toBe('0.57735026918962576451')
})

it('is within half of its last digit, and a tie goes to even', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 30n), fc.bigInt(1n, 10n ** 20n), fc.nat({ max: 12 }), (top, bottom, digits) => {
      const { coefficient } = squareRoot({ coefficient: top, scale: 0 }, { coefficient: bottom, scale: 0 }, digits)
      const target = 4n * top * 10n ** BigInt(2 * digits)
      const below = coefficient === 0n ? 0n : (2n * coefficient - 1n) ** 2n * bottom
      const above = (2n * coefficient + 1n) ** 2n * bottom
      expect(below <= target && target <= above).toBe(true)
      if (target === above || (coefficient > 0n && target === below)) expect(coefficient % 2n).toBe(0n)
    }),
  )
})
