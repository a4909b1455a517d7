import { amountOf, compareDecimals, Fault, isPrice, readDecimal, type Value } from '../kit'

/** What bounding reads of the brick’s settings; an empty limit is none. */
export interface BoundSettings {
  min: string
  max: string
  outside: 'clamp' | 'fault' | 'replace'
  replacement: string
}

/** The value, whether it was within the limits, and, if not, what was done. A price keeps its time and sources. @throws {Fault} `out_of_bounds`, `input_missing`, `bad_input`. */
export function boundValue(
  value: Value | undefined,
  { min, max, outside, replacement }: BoundSettings,
): { value: Value; within: boolean; reason?: string } {
  if (value === undefined) throw new Fault('input_missing', 'No value arrived at Bound.', { remedy: 'Wire a number to it.' })
  const amount = amountOf(value)
  if (amount === undefined) throw new Fault('bad_input', 'The value is no number.', { remedy: 'Check what is wired to “value”.' })
  const exact = readDecimal(amount)
  const below = min !== '' && compareDecimals(exact, readDecimal(min)) < 0
  const above = max !== '' && compareDecimals(exact, readDecimal(max)) > 0
  if (!below && !above) return { value, within: true }
  const problem = below ? `${amount} is below ${min}` : `${amount} is above ${max}`
  if (outside === 'fault')
    throw new Fault('out_of_bounds', `${problem}.`, { remedy: 'Check the source. If the number is right, widen the limits of Bound.' })
  const taken = outside === 'replace' ? replacement : below ? min : max
  return { value: isPrice(value) ? { ...value, amount: taken } : taken, within: false, reason: `${problem}: ${taken} is taken` }
}
