import { isLosslessNumber } from '../json'
import type { WireType } from '../types'
import { isPrice } from '../values'

/** What a type is called among people: `price of ETH in USD`, `list of numbers in USD`. */
export function titleOf(type: WireType, many = false): string {
  const plural = (one: string, several = `${one}s`) => (many ? several : one)
  switch (type.kind) {
    case 'signal':
      return plural('signal')
    case 'bool':
      return plural('yes or no', 'yeses or noes')
    case 'text':
      return plural('text')
    case 'json':
      return plural('JSON value')
    case 'time':
      return plural('time')
    case 'bytes':
      return type.size === undefined ? 'bytes' : `${type.size} bytes`
    case 'address':
      return type.chain === 'evm' ? plural('EVM address', 'EVM addresses') : plural('Substrate account')
    case 'decimal': {
      const digits = type.scale === undefined ? '' : ` with ${type.scale} decimals`
      return type.unit === undefined ? plural('number') : `${plural('number')} in ${type.unit}${digits}`
    }
    case 'price':
      return type.base === undefined ? plural('price') : `${plural('price')} of ${type.base} in ${type.quote}`
    case 'list':
      return `${plural('list')} of ${titleOf(type.of, true)}`
    case 'record': {
      const names = Object.keys(type.fields).sort()
      return names.length === 0 ? plural('record') : `${plural('record')} of ${names.join(', ')}`
    }
    case 'optional':
      return `${titleOf(type.of, many)}, if any`
  }
}

/**
 * A value on one line for people: a price as its amount, a time as a UTC clock, lists and records by their size. `short` is for places with
 * little room. The type may be unknown; what does not look like it is shown as it is.
 */
export function formatValue(type: WireType | undefined, value: unknown, { short = false }: { short?: boolean } = {}): string {
  if (type?.kind === 'optional') return formatValue(type.of, value, { short })
  if (value === undefined) return '—'
  if (isPrice(value)) return short ? shortAmount(value.amount) : value.amount
  if (typeof value === 'boolean') return type?.kind === 'signal' ? 'run' : String(value)
  if (type?.kind === 'time' && Number.isSafeInteger(value)) return clock(Number(value))
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (isLosslessNumber(value)) return value.toString()
  if (typeof value === 'string') {
    if (type?.kind === 'decimal') return short ? shortAmount(value) : value
    if (/^0x[0-9a-f]{20,}$/i.test(value)) return `${value.slice(0, 8)}…${value.slice(-4)}`
    return short && value.length > 16 ? `${value.slice(0, 15)}…` : value
  }
  if (Array.isArray(value)) return counted(value.length, 'item')
  return typeof value === 'object' ? counted(Object.keys(value).length, 'field') : ''
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** The time of day in UTC of a time that a calendar holds. */
function clock(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString().slice(-13, -5)
}

/** At most six significant digits after the leading ones; never rounded up past what was seen. */
function shortAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  if (fraction === '') return whole
  const digits = whole.replace('-', '')
  if (digits !== '0') return `${whole}.${fraction.slice(0, Math.max(2, 6 - digits.length))}`
  const leading = fraction.length - fraction.replace(/^0+/, '').length
  return `${whole}.${fraction.slice(0, leading + 4)}`
}
