import { Fault } from './fault'

/** A canonical decimal string: no exponent, no plus sign, no trailing zeros after the point, never `-0`. This is how every decimal is stored, hashed and sent. */
export type DecimalString = string

/** How a digit that does not fit is dropped; half-even is the default everywhere. */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up' | 'floor' | 'ceil'

/** An exact number, `coefficient` · 10^−`scale`. */
export interface Exact {
  readonly coefficient: bigint
  readonly scale: number
}

const LITERAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/
/** More digits than any chain or exchange writes; beyond it a number is refused rather than letting memory grow. */
export const MAX_DIGITS = 400

/** Digits kept after the point when a division does not end. */
export const DIVISION_SCALE = 36

const MINUS = 45
const POINT = 46
const ZERO = 48
const NINE = 57
/** Digits that a double always holds exactly; numbers this short are read and written without a detour through text of any length. */
const SHORT_DIGITS = 15
const TEN_TO_400 = 10n ** BigInt(MAX_DIGITS)

/** Reads a short plain number; undefined for everything else, which the grammar of {@link readDecimal} judges. */
function readShort(text: string): Exact | undefined {
  const { length } = text
  const negative = text.charCodeAt(0) === MINUS
  const from = negative ? 1 : 0
  if (length - from > SHORT_DIGITS || length === from) return undefined
  let digits = 0
  let point = -1
  for (let i = from; i < length; i++) {
    const char = text.charCodeAt(i)
    if (char >= ZERO && char <= NINE) digits = digits * 10 + (char - ZERO)
    else if (char === POINT && point < 0 && length > from + 1) point = i
    else return undefined
  }
  return { coefficient: BigInt(negative ? -digits : digits), scale: point < 0 ? 0 : length - point - 1 }
}

/** Reads any decimal literal (`1e-07`, `+1.50`, `.5`) exactly. @throws {Fault} `not_a_number`, `overflow`. */
export function readDecimal(text: string): Exact {
  const short = readShort(text)
  if (short) return short
  const found = LITERAL.exec(text.trim())
  const whole = found?.[2] ?? ''
  const fraction = found?.[3] ?? ''
  if (!found || whole.length + fraction.length === 0)
    throw new Fault('not_a_number', `“${text.slice(0, 60)}” is not a decimal number.`, {
      remedy: 'Select a field that holds a number, such as 3482.24.',
    })
  const exponent = Number(found[4] ?? 0)
  let scale = fraction.length - exponent
  if (whole.length + fraction.length > MAX_DIGITS || Math.abs(scale) > MAX_DIGITS) throw overflow()
  let coefficient = BigInt(whole + fraction)
  if (scale < 0) {
    coefficient *= 10n ** BigInt(-scale)
    scale = 0
  }
  return { coefficient: found[1] === '-' ? -coefficient : coefficient, scale }
}

/** The canonical string of an exact number. @throws {Fault} `overflow` past 400 digits. */
export function writeDecimal({ coefficient, scale }: Exact): DecimalString {
  if (coefficient === 0n && scale < MAX_DIGITS) return '0'
  const negative = coefficient < 0n
  const digits = (negative ? -coefficient : coefficient).toString()
  const whole = digits.length > scale ? digits.slice(0, digits.length - scale) : '0'
  if (digits.length > MAX_DIGITS || scale >= MAX_DIGITS) throw overflow()
  let text = whole
  if (scale > 0) {
    let end = digits.length
    const least = Math.max(0, digits.length - scale)
    while (end > least && digits.charCodeAt(end - 1) === ZERO) end--
    if (end > least) text = `${whole}.${digits.length < scale ? '0'.repeat(scale - digits.length) : ''}${digits.slice(least, end)}`
  }
  return negative ? `-${text}` : text
}

/** The same number without zeros at the end of its fraction, so that equal numbers are equal pairs. @throws {Fault} `overflow` past 400 digits. */
export function trimDecimal(value: Exact): Exact {
  let { coefficient, scale } = value
  if (scale >= MAX_DIGITS || coefficient >= TEN_TO_400 || coefficient <= -TEN_TO_400) throw overflow()
  if (coefficient === 0n) return { coefficient, scale: 0 }
  for (let step = 16; step > 0; step >>= 1) {
    const power = 10n ** BigInt(step)
    while (scale >= step && coefficient % power === 0n) {
      coefficient /= power
      scale -= step
    }
  }
  return { coefficient, scale }
}

/** Any decimal literal in canonical form. @throws {Fault} `not_a_number`, `overflow`. */
export const canonicalDecimal = (text: string): DecimalString => writeDecimal(readDecimal(text))

/** True for a string that already is a canonical decimal. */
export function isDecimal(value: unknown): value is DecimalString {
  if (typeof value !== 'string') return false
  const { length } = value
  const from = value.charCodeAt(0) === MINUS ? 1 : 0
  if (length === from || length > MAX_DIGITS + 2) return false
  let point = -1
  for (let i = from; i < length; i++) {
    const char = value.charCodeAt(i)
    if (char === POINT) {
      if (point >= 0) return false
      point = i
    } else if (char < ZERO || char > NINE) return false
  }
  const whole = (point < 0 ? length : point) - from
  if (whole === 0 || (whole > 1 && value.charCodeAt(from) === ZERO)) return false
  if (point >= 0 && (point === length - 1 || value.charCodeAt(length - 1) === ZERO)) return false
  if (from === 1 && length === 2 && value.charCodeAt(1) === ZERO) return false
  return length - from - (point < 0 ? 0 : 1) <= MAX_DIGITS
}

function overflow(): Fault {
  return new Fault('overflow', `The number has more than ${MAX_DIGITS} digits.`, {
    remedy: 'Check the source or the formula: no chain can hold this value.',
  })
}

const POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent))
const tenTo = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent)

const align = (a: Exact, b: Exact): [bigint, bigint, number] => {
  if (a.scale === b.scale) return [a.coefficient, b.coefficient, a.scale]
  const scale = Math.max(a.scale, b.scale)
  return [a.coefficient * tenTo(scale - a.scale), b.coefficient * tenTo(scale - b.scale), scale]
}

/** Sum, exact. */
export function add(a: Exact, b: Exact): Exact {
  const [x, y, scale] = align(a, b)
  return { coefficient: x + y, scale }
}

/** Difference, exact. */
export const subtract = (a: Exact, b: Exact): Exact => add(a, { coefficient: -b.coefficient, scale: b.scale })

/** Product, exact. */
export const multiply = (a: Exact, b: Exact): Exact => ({ coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale })

/** Quotient rounded to `scale` digits after the point. @throws {Fault} `division_by_zero`. */
export function divide(a: Exact, b: Exact, scale = DIVISION_SCALE, rounding: Rounding = 'half-even'): Exact {
  if (b.coefficient === 0n)
    throw new Fault('division_by_zero', 'A number was divided by zero.', {
      remedy: 'Guard the divisor with a Condition, or use another source.',
    })
  const shift = scale + b.scale - a.scale
  const numerator = shift >= 0 ? a.coefficient * tenTo(shift) : a.coefficient
  const denominator = shift >= 0 ? b.coefficient : b.coefficient * tenTo(-shift)
  return { coefficient: roundedQuotient(numerator, denominator, rounding), scale }
}

/** The number with exactly `scale` digits after the point. */
export function rescale(value: Exact, scale: number, rounding: Rounding = 'half-even'): Exact {
  if (scale >= value.scale) return { coefficient: value.coefficient * tenTo(scale - value.scale), scale }
  return { coefficient: roundedQuotient(value.coefficient, tenTo(value.scale - scale), rounding), scale }
}

function roundedQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator
  const rest = numerator % denominator
  if (rest === 0n) return quotient
  const negative = numerator < 0n !== denominator < 0n
  const away = negative ? quotient - 1n : quotient + 1n
  const twice = 2n * (rest < 0n ? -rest : rest)
  const size = denominator < 0n ? -denominator : denominator
  switch (rounding) {
    case 'down':
      return quotient
    case 'up':
      return away
    case 'floor':
      return negative ? away : quotient
    case 'ceil':
      return negative ? quotient : away
    case 'half-up':
      return twice >= size ? away : quotient
    case 'half-even':
      if (twice !== size) return twice > size ? away : quotient
      return quotient % 2n === 0n ? quotient : away
  }
}

/** −1, 0 or 1, like a sort comparator. */
export function compareDecimals(a: Exact, b: Exact): -1 | 0 | 1 {
  const [x, y] = align(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** The number without its sign. */
export const absolute = (value: Exact): Exact => (value.coefficient < 0n ? { coefficient: -value.coefficient, scale: value.scale } : value)

/** How far `value` is from `reference`, as a percentage with 6 digits after the point; null when that cannot be written: of zero, or too long. */
export function percentOff(value: Exact, reference: Exact): DecimalString | null {
  if (reference.coefficient === 0n) return value.coefficient === 0n ? '0' : null
  const difference = subtract(value, reference)
  const percent = divide(multiply(difference, { coefficient: 100n, scale: 0 }), absolute(reference), 6)
  return absolute(percent).coefficient < 10n ** BigInt(MAX_DIGITS) ? writeDecimal(percent) : null
}

/** The integer a chain stores for a value with `decimals` digits after the point. @throws {Fault} `overflow` beyond int256. */
export function toFixedPoint(text: DecimalString, decimals: number, rounding: Rounding = 'half-even'): bigint {
  const { coefficient } = rescale(readDecimal(text), decimals, rounding)
  if (coefficient >= 1n << 255n || coefficient < -(1n << 255n))
    throw new Fault('overflow', `${text} with ${decimals} decimals does not fit in int256.`, { remedy: 'Use fewer decimals.' })
  return coefficient
}
