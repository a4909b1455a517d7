import {
  canonicalDecimal,
  decimalLiteral,
  Fault,
  formatType,
  isLosslessNumber,
  type Json,
  parseType,
  refuseValue,
  type Value,
  type WireType,
} from '../kit'

/**
 * What a script returned as a value of its output’s type: numbers and loose decimals become canonical ones, hex becomes lower case, and a
 * plain number will do for a price. @throws {Fault} `script_type`.
 */
export function readResult(returned: Json, output: string, nowMs: number): Value {
  const type = parseType(output)
  const value = shape(type, returned, nowMs)
  const reason = refuseValue(type, value)
  if (reason !== undefined)
    throw new Fault('script_type', `The script returned ${excerpt(returned)}, which is not of type ${formatType(type)}: ${reason}.`, {
      remedy: 'Return a value of that type, or change the type of the result.',
    })
  return value
}

function shape(type: WireType, value: Json, nowMs: number): Value {
  switch (type.kind) {
    case 'decimal':
      return decimalOf(value) ?? value
    case 'bytes':
    case 'address':
      return typeof value === 'string' ? value.toLowerCase() : value
    case 'price': {
      const given = isRecord(value) ? value : { amount: value }
      const amount = decimalOf(given.amount ?? null)
      if (amount === undefined) return value
      return { base: type.base ?? null, quote: type.quote ?? null, timeMs: nowMs, sources: ['script'], ...given, amount }
    }
    case 'list':
      return Array.isArray(value) ? value.map((item) => shape(type.of, item, nowMs)) : value
    case 'record':
      if (!isRecord(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([name, field]) => {
          const wanted = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
          return [name, wanted ? shape(wanted, field, nowMs) : field]
        }),
      )
    case 'optional':
      return value === null ? null : shape(type.of, value, nowMs)
    default:
      return value
  }
}

const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

function decimalOf(value: Json): string | undefined {
  const literal = decimalLiteral(value)
  if (literal === undefined) return undefined
  try {
    return canonicalDecimal(literal)
  } catch {
    // Why it is no decimal is said of the value as a whole.
    return undefined
  }
}

function excerpt(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
