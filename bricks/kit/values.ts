import { isDecimal } from './decimal'
import { isLosslessNumber, type Json } from './json'
import type { WireType } from './types'

/** A value of wire type `price`. `amount` is what one `base` costs in `quote`; `timeMs` is Unix ms; `sources` names who said so. */
export type Price = {
  amount: string
  base: string
  quote: string
  timeMs: number
  sources: string[]
}

/**
 * A value on a wire, in its JSON form: decimal = canonical string, bytes and EVM addresses = lower-case 0x-hex, time = integer Unix ms,
 * signal = true. A `json` value may hold lossless numbers.
 */
export type Value = Json

/** The values of a brick’s ports by name; a missing name is a branch not taken or a value that is absent. */
export type PortValues = Record<string, Value>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

/** Narrows a value to a price. */
export const isPrice = (value: unknown): value is Price =>
  isRecord(value) &&
  isDecimal(value.amount) &&
  typeof value.base === 'string' &&
  typeof value.quote === 'string' &&
  Number.isSafeInteger(value.timeMs) &&
  Array.isArray(value.sources) &&
  value.sources.every((source) => typeof source === 'string')

/** The number in a decimal or a price; undefined for other values. */
export function amountOf(value: Value | undefined): string | undefined {
  if (isDecimal(value)) return value
  return isPrice(value) ? value.amount : undefined
}

/** Why a value is not of a type; undefined when it is. */
export function refuseValue(type: WireType, value: unknown): string | undefined {
  const wrong = (what: string) => `expected ${what}`
  switch (type.kind) {
    case 'signal':
      return value === true ? undefined : wrong('a signal')
    case 'bool':
      return typeof value === 'boolean' ? undefined : wrong('true or false')
    case 'text':
      return typeof value === 'string' ? undefined : wrong('text')
    case 'json':
      return value === undefined ? wrong('JSON') : undefined
    case 'time':
      return Number.isSafeInteger(value) ? undefined : wrong('a time in Unix ms')
    case 'bytes': {
      const pattern = type.size === undefined ? /^0x(?:[0-9a-f]{2})*$/ : new RegExp(`^0x[0-9a-f]{${2 * type.size}}$`)
      return typeof value === 'string' && pattern.test(value)
        ? undefined
        : wrong(type.size === undefined ? '0x-hex' : `${type.size} bytes of 0x-hex`)
    }
    case 'address':
      return typeof value === 'string' && (type.chain === 'evm' ? /^0x[0-9a-f]{40}$/ : /^0x[0-9a-f]{64}$/).test(value)
        ? undefined
        : wrong(type.chain === 'evm' ? 'a 20-byte address' : 'a 32-byte account')
    case 'decimal':
      return isDecimal(value) ? undefined : wrong('a decimal')
    case 'price':
      if (!isPrice(value)) return wrong('a price')
      if (type.base === undefined) return undefined
      return value.base === type.base && value.quote === type.quote ? undefined : wrong(`a price of ${type.base}/${type.quote}`)
    case 'list': {
      if (!Array.isArray(value)) return wrong('a list')
      for (const [index, item] of value.entries()) {
        const reason = refuseValue(type.of, item)
        if (reason) return `item ${index}: ${reason}`
      }
      return undefined
    }
    case 'record': {
      if (!isRecord(value)) return wrong('a record')
      for (const [name, field] of Object.entries(type.fields)) {
        const reason = refuseValue(field, Object.hasOwn(value, name) ? value[name] : undefined)
        if (reason) return `field “${name}”: ${reason}`
      }
      return undefined
    }
    case 'optional':
      return value === undefined || value === null ? undefined : refuseValue(type.of, value)
  }
}
