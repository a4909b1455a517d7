import {
  canonicalDecimal,
  decimalLiteral,
  Fault,
  isLosslessNumber,
  type Json,
  readDecimal,
  rescale,
  type Value,
  writeDecimal,
} from '../kit'
import { parseCalendar } from '../kit/calendar'
import type { JsonSelectConfig } from './config'

/** A selected JSON value as the wire type the settings ask for. @throws {Fault} `path_type`, `not_a_number`, `time_unit`. */
export function convert(value: Json, config: JsonSelectConfig): Value {
  switch (config.as) {
    case 'json':
      return value
    case 'text':
      return asText(value, config)
    case 'bool':
      return asBool(value, config)
    case 'decimal': {
      const literal = decimalLiteral(value)
      if (literal === undefined || literal.trim() === '') throw wrongType(value, config, 'a number')
      return config.scale === undefined ? canonicalDecimal(literal) : writeDecimal(rescale(readDecimal(literal), config.scale))
    }
    case 'time':
      return asTime(value, config)
  }
}

function asText(value: Json, config: JsonSelectConfig): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  const literal = decimalLiteral(value)
  if (literal === undefined) throw wrongType(value, config, 'text')
  return literal
}

function asBool(value: Json, config: JsonSelectConfig): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.toLowerCase() : decimalLiteral(value)
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0') return false
  throw wrongType(value, config, 'true or false')
}

/** 2000-01-01 and 2100-01-01 in Unix seconds: a time outside them is almost surely in another unit. */
const EARLIEST_S = 946_684_800n
const LATEST_S = 4_102_444_800n

const PER_SECOND = { s: 1n, ms: 1000n, us: 1_000_000n } as const
const UNIT_NAMES = { s: 'seconds', ms: 'milliseconds', us: 'microseconds' } as const
type TimeUnit = keyof typeof PER_SECOND
const TIME_UNITS: readonly TimeUnit[] = ['s', 'ms', 'us']

// RFC 3339: date, “T” or a space, time with optional fraction, and an offset, without which a time means nothing.
const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/

function asTime(value: Json, config: JsonSelectConfig): number {
  const iso = typeof value === 'string' ? RFC_3339.exec(value.trim()) : null
  if (iso) {
    const [, date, time, fraction = '', zone = ''] = iso
    const ms = parseCalendar(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone.toUpperCase()}`)
    if (Number.isNaN(ms)) throw wrongType(value, config, 'a date that exists')
    return ms
  }
  const literal = decimalLiteral(value)
  if (literal === undefined || !/^[\d.eE+-]+$/.test(literal.trim()))
    throw wrongType(value, config, 'a time with its zone, such as 2026-03-01T12:00:00Z')
  const exact = readDecimal(literal)
  const unit = config.timeUnit
  const micros = rescale({ coefficient: exact.coefficient * (1_000_000n / PER_SECOND[unit]), scale: exact.scale }, 0, 'floor').coefficient
  if (plausible(micros)) return Number(micros / 1000n)
  const raw = rescale(exact, 0, 'floor').coefficient
  const better = TIME_UNITS.find((each) => each !== unit && plausible(raw * (1_000_000n / PER_SECOND[each])))
  throw new Fault(
    'time_unit',
    `${literal} is no likely time in ${UNIT_NAMES[unit]}${better ? `: it looks like ${UNIT_NAMES[better]}` : ''}.`,
    {
      remedy: better ? `Set Time unit to ${UNIT_NAMES[better]}.` : 'Check the path and the time unit.',
    },
  )
}

const plausible = (micros: bigint): boolean => micros >= EARLIEST_S * 1_000_000n && micros < LATEST_S * 1_000_000n

function wrongType(value: Json, config: JsonSelectConfig, expected: string): Fault {
  return new Fault('path_type', `“${config.path}” holds ${describe(value)}, not ${expected}.`, {
    remedy: 'Change the path or what it is read as.',
  })
}

function describe(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isLosslessNumber(value)) return value.toString().slice(0, 40)
  return typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 40)
}
