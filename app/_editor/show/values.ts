import { isPrice, type Value } from '@/bricks/kit'
import { formatClock, shortenId } from '../../_ui/format'

/** A value on one line: a price as its amount, a time as a clock, JSON by its size. `short` is for wires and bricks. */
export function sayValue(value: unknown, type: string | undefined, short = false): string {
  if (value === undefined) return '—'
  if (isPrice(value as Value)) return short ? shortAmount((value as { amount: string }).amount) : (value as { amount: string }).amount
  if (typeof value === 'boolean') return type === 'signal' ? 'run' : String(value)
  if (type === 'time' && typeof value === 'number') return formatClock(value)
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (type?.startsWith('decimal')) return short ? shortAmount(value) : value
    if (/^0x[0-9a-f]{20,}$/i.test(value)) return shortenId(value, 8, 4)
    return short && value.length > 16 ? `${value.slice(0, 15)}…` : value
  }
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'item' : 'items'}`
  const keys = Object.keys(value).length
  return `${keys} ${keys === 1 ? 'field' : 'fields'}`
}

/** A value that is judged: a number with all of at least eight decimals, so that figures stand under each other digit by digit. */
export function sayJudged(value: unknown): string {
  const text = sayValue(value, undefined)
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(8, '0')}`
}

/** At most six significant digits after the leading ones, for where there is little room; never rounded up past what was seen. */
function shortAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  if (fraction === '') return whole
  const digits = whole.replace('-', '')
  if (digits !== '0') return `${whole}.${fraction.slice(0, Math.max(2, 6 - digits.length))}`
  const leading = fraction.length - fraction.replace(/^0+/, '').length
  return `${whole}.${fraction.slice(0, leading + 4)}`
}

/** How long something took: `412 ms`, `1.38 s`. */
export function sayTook(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toFixed(2)}\u00a0s`
}
