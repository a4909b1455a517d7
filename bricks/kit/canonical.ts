import { canonicalDecimal } from './decimal'
import { isLosslessNumber } from './json'

/**
 * JSON Canonicalization Scheme (RFC 8785): sorted keys, no white space, ECMAScript numbers.
 * Integers and fractions that a double cannot hold are written as their canonical decimal literal.
 * @throws {TypeError} for what has no single JSON form: undefined, functions, -0, NaN, dates, lone surrogates, objects with toJSON.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0))
      throw new TypeError(`${Object.is(value, -0) ? '-0' : value} has no canonical JSON form.`)
    return JSON.stringify(value)
  }
  if (isLosslessNumber(value)) return canonicalDecimal(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`A ${value.constructor.name} has no canonical JSON form.`)
    const fields = value as Record<string, unknown>
    return `{${Object.keys(fields)
      .sort()
      .map((key) => `${text(key)}:${canonicalJson(fields[key])}`)
      .join(',')}}`
  }
  throw new TypeError(`A ${typeof value} has no canonical JSON form.`)
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no canonical JSON form.')
  return JSON.stringify(value)
}
