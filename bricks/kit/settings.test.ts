import { describe, expect, it } from 'vitest'
import { decimalSetting, formatDuration, pairSetting, splitPair } from './settings'

it.each([
  [0, '0 ms'],
  [250, '250 ms'],
  [2500, '2.5 s'],
  [60_000, '1 min'],
  [90_000, '90 s'],
  [3_600_000, '1 h'],
  [5_400_000, '90 min'],
  [86_400_000, '1 d'],
])('says %i ms as %s', (ms, words) => {
  expect(formatDuration(ms).replace('\u00a0', ' ')).toBe(words)
})

describe('settings', () => {
  it.each(['0', '0.5', '12'])('a decimal may be %s', (text) => {
    expect(decimalSetting().safeParse(text).success).toBe(true)
  })
  it.each(['-1', '1e3', '0.50', '.5', ' 1', 0.5, ''])('a decimal may not be %j', (value) => {
    expect(decimalSetting().safeParse(value).success).toBe(false)
  })
  it('a pair has two currencies', () => {
    expect(pairSetting().safeParse('ETH/USD').success).toBe(true)
    expect(pairSetting().safeParse('eth/usd').success).toBe(false)
    expect(splitPair('ETH/USD')).toEqual({ base: 'ETH', quote: 'USD' })
  })
})
