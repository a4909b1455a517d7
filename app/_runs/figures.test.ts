import { describe, expect, it } from 'vitest'
import {
  amountAmong,
  costWei,
  cutDecimals,
  padDecimals,
  showGwei,
  showPercent,
  showPorts,
  showSeconds,
  showWei,
  unitAmong,
} from './figures'

const price = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['kraken'] }

describe('figures', () => {
  it('shows all eight decimals of a judged value and drops none', () => {
    expect(padDecimals('3482.24', 8)).toBe('3482.24000000')
    expect(padDecimals('0.1234567891', 8)).toBe('0.1234567891')
    expect(padDecimals('-7', 2)).toBe('\u22127.00')
    expect(padDecimals('12', 0)).toBe('12')
  })
  it('finds the number in a price or a decimal, and the pair of a price', () => {
    expect(amountAmong({ value: price })).toBe('3482.24')
    expect(amountAmong({ text: 'rain', mm: '4.2' })).toBe('4.2')
    expect(unitAmong({ value: price })).toBe('ETH/USD')
    expect(unitAmong({ value: '4.2' })).toBeUndefined()
  })
  it('shows what is no number as it is', () => {
    expect(showPorts({ winner: 'home' }, 8)).toBe('home')
    expect(showPorts({ done: true }, 8)).toBe('true')
    expect(showPorts({}, 8)).toBeUndefined()
  })
  it('rounds percentages to four digits and shows their sign', () => {
    expect(showPercent('14.2')).toBe('+14.2000\u00a0%')
    expect(showPercent('-0.00074')).toBe('\u22120.0007\u00a0%')
    expect(showPercent('0')).toBe('0.0000\u00a0%')
    expect(showPercent('1234.5', 1)).toBe('+1,234.5\u00a0%')
  })
  it('multiplies gas by its price without a float', () => {
    expect(showWei(costWei(142_318, '1200000'))).toBe('0.0000001707816')
    expect(showGwei('1200000')).toBe('0.0012')
    expect(showWei(10n ** 19n)).toBe('10')
  })
  it('cuts a long amount where digits stop to matter, and never its whole part', () => {
    expect(
      ['0.002416016002114014', '9,999.838670173914', '0.0000001707816', '12', '8.000000007'].map((amount) => cutDecimals(amount)),
    ).toEqual(['0.002416', '9,999.83867', '0.00000017078', '12', '8'])
  })
  it('shows seconds at the precision that can be read', () => {
    expect([20, 650, 14_000, 240_000].map(showSeconds)).toEqual(['0.02\u00a0s', '0.65\u00a0s', '14.0\u00a0s', '240\u00a0s'])
  })
})
