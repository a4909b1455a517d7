import { canonicalJson } from './canonical'
import { canonicalDecimal } from './decimal'
import { Fault } from './fault'
import { isLosslessNumber, type LosslessNumber } from './json'
import type { PortValues, Value } from './values'

/**
 * The plain form of a value: what a worker signs, and what is stored, sent and replayed. It has one canonical JSON text, and structured
 * clones, databases and JSON leave it as it is.
 *
 * - A number that a double holds exactly is that double, however it was written (`1.50`, `15e-1`); `-0` is 0.
 * - Every other number is text: its canonical decimal, such as `"12345678901234567890.123"`, or its literal past 400 digits. Bricks that
 *   read numbers out of JSON read such text as the same number.
 * - Fields without a value are left out, and half of a surrogate pair is U+FFFD.
 *
 * What is plain already is handed back as it is, not copied.
 */
export function plainValue(value: Value): Value
export function plainValue(value: unknown): unknown
export function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed()
  if (typeof value === 'number') return Object.is(value, -0) ? 0 : value
  if (typeof value !== 'object' || value === null) return value
  if (isLosslessNumber(value)) return plainNumber(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => plainValue(item))
    return items.some((item, index) => !Object.is(item, value[index])) ? items : value
  }
  let changed = false
  const fields: [string, unknown][] = []
  for (const [key, field] of Object.entries(value)) {
    const name = key.isWellFormed() ? key : key.toWellFormed()
    const plain: unknown = plainValue(field)
    changed ||= name !== key || plain === undefined || !Object.is(plain, field)
    if (plain !== undefined) fields.push([name, plain])
  }
  return changed ? Object.fromEntries(fields) : value
}

/** The values of a brick’s ports in plain form. */
export const plainValues = (values: PortValues): PortValues =>
  Object.fromEntries(Object.entries(values).map(([port, value]) => [port, plainValue(value)]))

/** {@link canonicalJson} of whatever a wire carries; what has no canonical form, such as half of a surrogate pair or −0, counts as its plain form. */
export function spellValue(value: Value): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof TypeError) return canonicalJson(plainValue(value))
    throw error
  }
}

function plainNumber(number: LosslessNumber): number | string {
  const literal = number.toString()
  try {
    const text = canonicalDecimal(literal)
    const double = Number(text)
    return Number.isFinite(double) && canonicalDecimal(String(double)) === text ? double : text
  } catch (error) {
    if (error instanceof Fault) return literal
    throw error
  }
}
