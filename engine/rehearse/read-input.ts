import {
  amountOf,
  type Brick,
  canonicalDecimal,
  decimalLiteral,
  Fault,
  type InputPort,
  inputPorts,
  isLosslessNumber,
  isPrice,
  type Json,
  parseLossless,
  parseType,
  refuseValue,
  type Value,
  type WireType,
} from '../../bricks/kit'
import { refuseAtPort, typeOf } from '../compile/resolve'

/** A value as a port takes it, with the most that can be said of its type. */
export interface TypedValue {
  value: Value
  type: WireType
}

/**
 * Reads a JSON value as a port takes it: numbers and loose decimals become canonical ones, hex becomes lower case. `type` fixes the wire’s
 * type; without it the first type that the port accepts and the value fits is taken. @throws {Fault} `bad_input`, `type_mismatch`.
 */
export function readInput(name: string, port: InputPort, given: Json, type?: string): TypedValue {
  if (type !== undefined) {
    const wanted = readType(name, type)
    const refused = refuseAtPort(wanted, port)
    if (refused !== undefined) throw new Fault('type_mismatch', `${name}: ${refused}`, { remedy: 'Name a type that the port takes.' })
    return { value: fitted(name, wanted, given), type: wanted }
  }
  const candidates = port.accepts.includes('any') ? [guess(given)] : port.accepts.map(typeOf)
  for (const candidate of candidates) {
    const value = shape(candidate, given)
    if (value !== undefined && refuseValue(candidate, value) === undefined) return { value, type: sharpen(candidate, value) }
  }
  throw unfit(name, port.accepts.join(' or '))
}

function readType(name: string, type: string): WireType {
  try {
    return parseType(type)
  } catch (cause) {
    throw new Fault('type_mismatch', `${name}: “${type.slice(0, 100)}” is no wire type.`, {
      remedy: 'Write one such as decimal(USD), price(ETH/USD), text or list<decimal>.',
      cause,
    })
  }
}

/**
 * What a person typed for each port, as JSON values with every digit kept. A port for text takes what is typed as it stands, and so does any
 * port where it is no JSON.
 */
export function readTyped(
  brick: Brick,
  config: unknown,
  typed: Readonly<Record<string, string>>,
  types: Readonly<Record<string, string>> = {},
): Record<string, Json> {
  const parsed = brick.config.safeParse(config)
  const ports = parsed.success ? inputPorts(brick, parsed.data) : {}
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]): [string, Json] => {
      const type = Object.hasOwn(types, name) ? types[name] : undefined
      const accepts = Object.hasOwn(ports, name) ? ports[name]?.accepts : undefined
      const wanted = type === undefined ? (accepts ?? []) : [type]
      return [name, wanted.every((type) => type === 'text') ? text : jsonOr(text)]
    }),
  )
}

function jsonOr(text: string): Json {
  try {
    return parseLossless(text)
  } catch {
    return text
  }
}

const unfit = (name: string, wanted: string): Fault =>
  new Fault('bad_input', `The value given for “${name}” is not ${wanted}.`, {
    remedy:
      'Decimals are text such as "3482.24", times whole numbers of milliseconds, bytes 0x-hex, prices {amount, base, quote, timeMs, sources}.',
  })

function fitted(name: string, type: WireType, given: Json): Value {
  const value = shape(type, given)
  if (value === undefined || refuseValue(type, value) !== undefined) throw unfit(name, type.kind)
  return value
}

const isRecord = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

/** The nearest value of a type, not yet checked; undefined where there is none. */
function shape(type: WireType, given: Json): Value | undefined {
  switch (type.kind) {
    case 'decimal':
      return decimalOf(given)
    case 'price': {
      if (!isRecord(given)) return undefined
      const { amount = null, sources = [] } = given
      const exact = decimalOf(amount)
      return exact === undefined ? undefined : { ...given, sources, amount: exact }
    }
    case 'bytes':
    case 'address':
      return typeof given === 'string' ? given.toLowerCase() : undefined
    case 'list': {
      if (!Array.isArray(given)) return undefined
      const items = given.map((item) => shape(type.of, item))
      return items.every((item) => item !== undefined) ? items : undefined
    }
    case 'record': {
      if (!isRecord(given)) return undefined
      const fields: Record<string, Value> = { ...given }
      for (const [field, of] of Object.entries(type.fields)) {
        const value = shape(of, given[field] ?? null)
        if (value !== undefined) fields[field] = value
      }
      return fields
    }
    case 'optional':
      return given === null ? null : shape(type.of, given)
    default:
      return given
  }
}

function decimalOf(given: Json): string | undefined {
  const literal = decimalLiteral(given)
  if (literal === undefined) return undefined
  try {
    return canonicalDecimal(literal)
  } catch {
    return undefined
  }
}

/** What a value most likely is on a wire that takes anything. */
function guess(given: Json): WireType {
  if (given === true || given === false) return { kind: 'bool' }
  if (typeof given === 'number' || isLosslessNumber(given) || amountOf(given) !== undefined)
    return isPrice(given) ? { kind: 'price' } : { kind: 'decimal' }
  if (typeof given === 'string') return { kind: 'text' }
  const [first] = Array.isArray(given) ? given : []
  return first === undefined ? { kind: 'json' } : { kind: 'list', of: guess(first) }
}

/** A price says of itself which pair it is. */
function sharpen(type: WireType, value: Value): WireType {
  if (type.kind === 'price' && isPrice(value)) return { kind: 'price', base: value.base, quote: value.quote }
  if (type.kind === 'list' && Array.isArray(value) && value[0] !== undefined) return { kind: 'list', of: sharpen(type.of, value[0]) }
  return type
}
