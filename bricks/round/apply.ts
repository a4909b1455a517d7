import {
  amountOf,
  divide,
  type Exact,
  Fault,
  isPrice,
  multiply,
  type Rounding,
  readDecimal,
  rescale,
  type Value,
  writeDecimal,
} from '../kit'

/** What rounding reads of the brick’s settings. */
export interface RoundSettings {
  to: 'digits' | 'step'
  digits: number
  step: string
  rounding: Rounding
}

/** A decimal or price with its number rounded; a price keeps its time and sources. @throws {Fault} `input_missing`, `bad_input`. */
export function roundValue(value: Value | undefined, settings: RoundSettings): Value {
  const amount = amountOf(value)
  if (value === undefined) throw new Fault('input_missing', 'No value arrived at Round.', { remedy: 'Wire a number to it.' })
  if (amount === undefined) throw new Fault('bad_input', 'The value is no number.', { remedy: 'Check what is wired to “value”.' })
  const rounded = writeDecimal(roundExact(readDecimal(amount), settings))
  return isPrice(value) ? { ...value, amount: rounded } : rounded
}

/** For a step, the count of steps is what is rounded: half-even then means an even count. */
function roundExact(value: Exact, { to, digits, step, rounding }: RoundSettings): Exact {
  if (to === 'digits') return rescale(value, digits, rounding)
  const size = readDecimal(step)
  return multiply(divide(value, size, 0, rounding), size)
}
