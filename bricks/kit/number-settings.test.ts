import { expect, it } from 'vitest'
import { readDecimal, rescale } from './decimal'
import { roundingSetting, signedDecimalSetting, unitSetting } from './number-settings'

it('knows every rounding there is, and starts with half-even', () => {
  expect(roundingSetting().parse(undefined)).toBe('half-even')
  for (const mode of roundingSetting().unwrap().options) expect(rescale(readDecimal('2'), 0, mode).coefficient).toBe(2n)
  expect(roundingSetting().safeParse('half-down').success).toBe(false)
})
it.each(['0', '-0.5', '12'])('a signed decimal may be %s', (text) => {
  expect(signedDecimalSetting().safeParse(text).success).toBe(true)
})
it.each(['-0', '+1', '1e3', '0.50', '.5', '', 0.5])('a signed decimal may not be %j', (value) => {
  expect(signedDecimalSetting().safeParse(value).success).toBe(false)
})
it('a unit is a short name, or none', () => {
  expect(['USD', 'kWh', '', undefined].map((unit) => unitSetting().safeParse(unit).success)).toEqual([true, true, true, true])
  expect(['1USD', 'a b', '€'].map((unit) => unitSetting().safeParse(unit).success)).toEqual([false, false, false])
})
