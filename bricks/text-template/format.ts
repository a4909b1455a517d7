import {
  canonicalJson,
  Fault,
  formatType,
  isPrice,
  type Price,
  readDecimal,
  rescale,
  type Value,
  type WireType,
  writeDecimal,
} from '../kit'

type Write = (value: Value) => string

const DIGITS = /^\d{1,2}$/
const MAX_DIGITS = 36

/** Why a format does not go with a type; undefined when it does. An empty format always does. */
export function refuseFormat(type: WireType, format: string): string | undefined {
  if (writerOf(type, format)) return undefined
  const known = formatsOf(type).join(', ')
  return `“${format}” is no format of ${formatType(type)}. Use ${known}, or none.`
}

/** A value as text. @throws {Fault} `bad_input`. */
export function formatValue(name: string, type: WireType, format: string, value: Value): string {
  try {
    return writerOf(type, format)?.(value) ?? ''
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new Fault('bad_input', `The value at “${name}” cannot be written: ${cause.message.replace(/\.$/, '')}.`, {
      remedy: `Check what is wired to ${name}.`,
      cause,
    })
  }
}

function formatsOf(type: WireType): string[] {
  switch (type.kind) {
    case 'optional':
      return formatsOf(type.of)
    case 'decimal':
      return ['a number of digits such as 2', 'json']
    case 'price':
      return ['a number of digits such as 2', 'pair', 'base', 'quote', 'time', 'sources', 'json']
    case 'time':
      return ['iso', 'date', 's', 'ms', 'json']
    case 'text':
      return ['json', 'url']
    default:
      return ['json']
  }
}

/** How a type is written in a format; undefined for a format it does not have. */
function writerOf(type: WireType, format: string): Write | undefined {
  if (type.kind === 'optional') {
    const write = writerOf(type.of, format)
    return write && ((value) => (value === null ? (format === 'json' ? 'null' : '') : write(value)))
  }
  if (format === 'json') return canonicalJson
  switch (type.kind) {
    case 'decimal':
      return numberWriter(format, (value) => value)
    case 'price':
      return numberWriter(format, (value) => price(value).amount) ?? PRICE.get(format)
    case 'time':
      return TIME.get(format)
    case 'text':
      return TEXT.get(format)
    case 'bool':
    case 'bytes':
    case 'address':
      return format === '' ? String : undefined
    default:
      return format === '' ? canonicalJson : undefined
  }
}

function numberWriter(format: string, amountOf: (value: Value) => Value): Write | undefined {
  if (format === '') return (value) => number(amountOf(value))
  if (!DIGITS.test(format) || Number(format) > MAX_DIGITS) return undefined
  return (value) => fixed(number(amountOf(value)), Number(format))
}

const number = (value: Value): string => {
  if (typeof value !== 'string') throw new TypeError('it is no number')
  return value
}

/** Half-even, with exactly so many digits after the point: 3482.2 with 2 is 3482.20. */
function fixed(amount: string, digits: number): string {
  const text = writeDecimal(rescale(readDecimal(amount), digits))
  if (digits === 0) return text
  const [whole = '', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(digits, '0')}`
}

const price = (value: Value): Price => {
  if (!isPrice(value)) throw new TypeError('it is no price')
  return value
}

const PRICE: ReadonlyMap<string, Write> = new Map([
  ['pair', (value) => `${price(value).base}/${price(value).quote}`],
  ['base', (value) => price(value).base],
  ['quote', (value) => price(value).quote],
  ['time', (value) => iso(price(value).timeMs)],
  ['sources', (value) => price(value).sources.join(', ')],
])

const iso = (value: Value): string => {
  const date = new Date(Number(value))
  if (typeof value !== 'number' || Number.isNaN(date.getTime())) throw new TypeError('it is no time that a calendar has')
  return date.toISOString()
}

const TIME: ReadonlyMap<string, Write> = new Map([
  ['', iso],
  ['iso', iso],
  ['date', (value) => iso(value).split('T')[0] ?? ''],
  ['s', (value) => String(Math.floor(Number(value) / 1000))],
  ['ms', String],
])

const plainText = (value: Value): string => {
  if (typeof value !== 'string') throw new TypeError('it is no text')
  return value
}

const TEXT: ReadonlyMap<string, Write> = new Map([
  ['', plainText],
  ['url', urlEncoded],
])

/** RFC 3986: everything but unreserved characters as the percent-encoded bytes of its UTF-8. */
function urlEncoded(value: Value): string {
  const text = plainText(value)
  if (!text.isWellFormed()) throw new TypeError('it holds half a character (a lone surrogate)')
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
