import { parseCalendar } from './calendar'
import { canonicalDecimal } from './decimal'
import { Fault } from './fault'
import { parseLossless } from './json'
import { formatType, type WireType } from './types'
import { refuseValue, type Value } from './values'

/**
 * Reads what a person wrote in a setting as a value of a wire type: a decimal or (as of `nowMs`, from the source “setting”) a price from
 * `3482.24`, text as it stands, a time from Unix ms or `2026-01-31T12:00:00Z`, everything else from JSON. Empty text is a missing optional value.
 * @throws {Fault} `bad_value`.
 */
export function readValue(type: WireType, text: string, nowMs: number): Value {
  let value: Value
  try {
    value = read(type, text, nowMs)
  } catch (cause) {
    throw badValue(type, text, cause)
  }
  if (refuseValue(type, value) !== undefined) throw badValue(type, text)
  return value
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/

function read(type: WireType, text: string, nowMs: number): Value {
  const trimmed = text.trim()
  switch (type.kind) {
    case 'text':
      return text
    case 'decimal':
      return canonicalDecimal(trimmed)
    case 'price':
      return {
        amount: canonicalDecimal(trimmed),
        base: type.base ?? null,
        quote: type.quote ?? null,
        timeMs: nowMs,
        sources: ['setting'],
      }
    case 'bytes':
    case 'address':
      return trimmed.toLowerCase()
    case 'time':
      // A sum with 0, so that “-0” is 0.
      return ISO_TIME.test(trimmed) ? parseCalendar(trimmed) : Number(trimmed || Number.NaN) + 0
    case 'optional':
      return trimmed === '' ? null : read(type.of, text, nowMs)
    default:
      return parseLossless(trimmed)
  }
}

const badValue = (type: WireType, text: string, cause?: unknown): Fault =>
  new Fault('bad_value', `“${text.slice(0, 60)}” is not of type ${formatType(type)}.`, {
    remedy: 'Write a value of that type: 3482.24 for a decimal or a price, {"a":1} for JSON.',
    cause,
  })
