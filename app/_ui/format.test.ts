import { describe, expect, it } from 'vitest'
import {
  formatAge,
  formatBytes,
  formatClock,
  formatCount,
  formatDecimal,
  formatSignedPercent,
  formatUnits,
  formatUtc,
  shortenId,
} from './format'

const noon = Date.UTC(2026, 10, 22, 12, 0, 0, 731)

describe('ages', () => {
  it('names the largest whole unit, before and after now', () => {
    expect(formatAge(noon - 4_900, noon)).toBe('4\u00a0s ago')
    expect(formatAge(noon - 18 * 60_000, noon)).toBe('18\u00a0min ago')
    expect(formatAge(noon - 49 * 3_600_000, noon)).toBe('2\u00a0d ago')
    expect(formatAge(noon + 12 * 60_000, noon)).toBe('in 12\u00a0min')
  })
  it('does not count below a second', () => {
    expect(formatAge(noon - 999, noon)).toBe('just now')
    expect(formatAge(noon + 999, noon)).toBe('just now')
  })
})

describe('moments', () => {
  it('are in UTC whatever the reader’s time zone', () => {
    expect(formatUtc(noon)).toBe('2026-11-22 12:00:00 UTC')
    expect(formatClock(noon)).toBe('12:00:00')
    expect(formatClock(noon, 'ms')).toBe('12:00:00.731')
  })
})

describe('numbers', () => {
  it('keep all digits of a decimal, past what a float could hold', () => {
    expect(formatDecimal('12345678901234567890.10000000')).toBe('12,345,678,901,234,567,890.10000000')
    expect(formatDecimal('-3482.24000000')).toBe('\u22123,482.24000000')
    expect(formatDecimal('999')).toBe('999')
  })
  it('leave what is not a decimal as it is', () => {
    expect(formatDecimal('0x7a3c')).toBe('0x7a3c')
  })
  it('show the sign of a difference, except of none', () => {
    expect(formatSignedPercent('14.2000')).toBe('+14.2000\u00a0%')
    expect(formatSignedPercent('-0.0014')).toBe('\u22120.0014\u00a0%')
    expect(formatSignedPercent('-0.0000')).toBe('0.0000\u00a0%')
  })
  it('count in thousands', () => {
    expect(formatCount(19204)).toBe('19,204')
  })
  it('turn smallest units into decimals', () => {
    expect(formatUnits(1_200_000_000n, 6)).toBe('1,200.000000')
    expect(formatUnits(-5n, 2)).toBe('\u22120.05')
    expect(formatUnits(7n, 0)).toBe('7')
  })
  it('name byte sizes', () => {
    expect(formatBytes(999)).toBe('999\u00a0B')
    expect(formatBytes(61_240)).toBe('61\u00a0kB')
    expect(formatBytes(1_250_000)).toBe('1.3\u00a0MB')
  })
})

describe('ids', () => {
  it('keep both ends and stay whole when that would not be shorter', () => {
    expect(shortenId('bafkreih4q2m7vd3ksx3ue')).toBe('bafkreih…x3ue')
    expect(shortenId('0x7a3c19dF')).toBe('0x7a3c19dF')
  })
})
