import {
  canonicalDecimal,
  decimalLiteral,
  Fault,
  formatType,
  isLosslessNumber,
  type Json,
  type PortValues,
  parseLossless,
  parseType,
  refuseValue,
  type Value,
  type WireType,
} from '../kit'
import type { WebhookConfig } from './config'

/** The outputs that a message’s body fills. */
export const payloadTypes = ({ payload, fields }: Pick<WebhookConfig, 'payload' | 'fields'>): Record<string, string> =>
  payload === 'json' ? { payload: 'json' } : { payload: formatType(recordOf(fields)), ...fields }

const recordOf = (fields: Readonly<Record<string, string>>): WireType => ({
  kind: 'record',
  fields: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, parseType(type)])),
})

/** Reads a message’s body as the settings say, without losing a digit. @throws {Fault} `webhook_payload`. */
export function readPayload({ payload, fields }: Pick<WebhookConfig, 'payload' | 'fields'>, body: string): PortValues {
  let json: Json
  try {
    json = parseLossless(body)
  } catch (cause) {
    throw wrong('The message is not JSON', cause)
  }
  if (payload === 'json') return { payload: json }
  const record = isObject(json) ? shape({ ...recordOf(fields) }, json, 'the message') : undefined
  if (!isObject(record)) throw wrong('The message is not a JSON object')
  return { ...record, payload: record }
}

const isObject = (value: Value | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

/** A time before this in milliseconds was surely meant in seconds: 1973. */
const LEAST_MS = 100_000_000_000
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** A JSON value as a value of a wire type. */
function shape(type: WireType, value: Json | undefined, where: string): Value {
  if (type.kind === 'optional') return value === undefined || value === null ? null : shape(type.of, value, where)
  const found = value === undefined ? undefined : convert(type, value, where)
  const reason = found === undefined ? 'it is missing' : refuseValue(type, found)
  if (reason !== undefined || found === undefined) throw wrong(`${capital(where)} is not ${formatType(type)}: ${reason}`)
  return found
}

function convert(type: WireType, value: Json, where: string): Value {
  switch (type.kind) {
    case 'decimal': {
      const literal = decimalLiteral(value)
      if (literal === undefined) throw wrong(`${capital(where)} is no number`)
      try {
        return canonicalDecimal(literal)
      } catch (cause) {
        throw wrong(`${capital(where)} is no number`, cause)
      }
    }
    case 'time': {
      const ms = typeof value === 'string' && ISO_TIME.test(value) ? Date.parse(value) : value
      if (typeof ms === 'number' && Math.abs(ms) < LEAST_MS)
        throw wrong(`${capital(where)} is a time in seconds, and milliseconds are needed`)
      return ms
    }
    case 'bytes':
    case 'address':
      return typeof value === 'string' ? value.toLowerCase() : value
    case 'price':
      return isObject(value) ? { ...value, amount: shape({ kind: 'decimal' }, value.amount, `${where}.amount`) } : value
    case 'list':
      return Array.isArray(value) ? value.map((item, index) => shape(type.of, item, `${where}[${index}]`)) : value
    case 'record':
      if (!isObject(value)) return value
      return Object.fromEntries(
        Object.entries(type.fields).map(([name, field]) => [
          name,
          shape(field, Object.hasOwn(value, name) ? value[name] : undefined, where === 'the message' ? `“${name}”` : `${where}.${name}`),
        ]),
      )
    default:
      return value
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const wrong = (message: string, cause?: unknown): Fault =>
  new Fault('webhook_payload', `${message}.`, {
    remedy: 'Send what the trigger’s settings ask for, or change them and deploy again.',
    cause,
  })
