import { describe, expect, it } from 'vitest'
import { asOptionalAs, orMissing, passMissing, withoutOption } from './optional'
import { formatType, parseType } from './types'
import { refuseWire } from './wire-fit'

describe('values that may be missing', () => {
  it('enter a port that says so, and its plain values too', () => {
    const accepts = orMissing(['decimal(USD)'])
    const enters = (from: string) => accepts.some((to) => refuseWire(parseType(from), parseType(to)) === undefined)
    expect(['decimal(USD)', 'decimal(USD)?', 'decimal(USDT)', 'decimal(USDT)?'].map(enters)).toEqual([true, true, false, false])
  })
  it('make what is computed from them optional, once', () => {
    expect(asOptionalAs(parseType('text?'), 'decimal')).toBe('decimal?')
    expect(asOptionalAs(parseType('text?'), 'decimal?')).toBe('decimal?')
    expect(asOptionalAs(parseType('text'), 'decimal')).toBe('decimal')
    expect(asOptionalAs(undefined, 'decimal')).toBe('decimal')
  })
  it('have a type beneath', () => {
    const inner = withoutOption(parseType('price(ETH/USD)?'))
    expect(inner && formatType(inner)).toBe('price(ETH/USD)')
    expect(withoutOption(undefined)).toBeUndefined()
  })
  it('stay missing', () => {
    expect(passMissing(null, 'value', 'within')).toEqual({ value: null, within: null })
    expect(passMissing('0', 'value')).toBeUndefined()
    expect(passMissing(undefined, 'value')).toBeUndefined()
  })
})
