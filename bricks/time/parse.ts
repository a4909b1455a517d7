import { type Exact, Fault, readDecimal, rescale, type Value } from '../kit'
import { offsetMinutes, type TimeConfig } from './config'

/** The last millisecond a calendar date exists for, either side of 1970. */
export const LAST_MS = 8_640_000_000_000_000n

const PER_SECOND = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n } as const
type UnixUnit = keyof typeof PER_SECOND
const UNITS: readonly UnixUnit[] = ['s', 'ms', 'us', 'ns']
const UNIT_NAMES = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const

/** 2000-01-01 and 2100-01-01 in Unix ms: between them lies a likely time. */
const LIKELY = { from: 946_684_800_000n, to: 4_102_444_800_000n }

/** Unix ms of a time as a source wrote it; fractions of a millisecond are dropped downwards. @throws {Fault} `bad_time`, `time_unit`, `not_a_number`, `bad_input`. */
export function parseTime(value: Value, { from, offset }: TimeConfig): number {
  if (typeof value !== 'string')
    throw new Fault('bad_input', 'The value is no text or number.', { remedy: 'Check what is wired to “value”.' })
  if (from === 'iso') return parseIso(value, offset)
  return from === 'http' ? parseHttp(value) : parseUnix(value, from)
}

function parseUnix(text: string, unit: UnixUnit): number {
  const exact = readDecimal(text)
  const ms = toMs(exact, unit)
  const better = isLikely(ms) ? undefined : UNITS.find((each) => each !== unit && isLikely(toMs(exact, each)))
  if (better)
    throw new Fault('time_unit', `${text} in ${UNIT_NAMES[unit]} is ${describe(ms)}; it looks like ${UNIT_NAMES[better]}.`, {
      remedy: `Set “Written as” to ${better}.`,
    })
  if (ms > LAST_MS || ms < -LAST_MS) throw badTime(text, 'no calendar has this time')
  return Number(ms)
}

const toMs = ({ coefficient, scale }: Exact, unit: UnixUnit): bigint =>
  rescale({ coefficient: coefficient * 1_000_000_000n, scale: scale + String(PER_SECOND[unit]).length - 1 + 6 }, 0, 'floor').coefficient

const isLikely = (ms: bigint): boolean => ms >= LIKELY.from && ms < LIKELY.to

const describe = (ms: bigint): string =>
  ms > LAST_MS || ms < -LAST_MS ? 'beyond any calendar' : `the year ${new Date(Number(ms)).getUTCFullYear()}`

// ISO 8601 as RFC 3339 narrows it: a date, “T” or a space, a time with seconds and a fraction if any, and an offset if any.
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s?([Zz]|[+-]\d\d:?\d\d)?$/

function parseIso(text: string, fallback: string): number {
  const found = ISO.exec(text.trim())
  if (!found) throw badTime(text, 'it is not written like 2026-03-01T12:00:00Z')
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = found
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const ms = utc(text, numbers) + Number(fraction.slice(0, 3).padEnd(3, '0'))
  return ms - zoneMinutes(text, zone, fallback) * 60_000
}

function zoneMinutes(text: string, zone: string | undefined, fallback: string): number {
  if (zone === undefined) {
    if (fallback === '')
      throw badTime(text, 'it has no offset such as Z or +02:00, so it may be any of 24 hours; set Offset if you know it')
    return offsetMinutes(fallback)
  }
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!found) return 0
  if (Number(found[2]) > 14 || Number(found[3]) > 59) throw badTime(text, `there is no offset ${zone}`)
  return offsetMinutes(`${found[1]}${found[2]}:${found[3]}`)
}

/** Names of months and days as mails and HTTP headers write them, in every language. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** See {@link MONTHS}. */
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

// RFC 5322 §3.3 and the preferred form of RFC 9110 §5.6.7; zones by name only where both fix their meaning.
const HTTP = /^(?:([A-Z][a-z]{2}), ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UTC|UT|[+-]\d{4})$/

function parseHttp(text: string): number {
  const found = HTTP.exec(text.trim())
  if (!found) throw badTime(text, 'it is not written like Sun, 01 Mar 2026 12:00:00 GMT')
  const [, weekday, day, monthName = '', year, hour, minute, second = '00', zone = ''] = found
  const month = MONTHS.indexOf(monthName) + 1
  if (month === 0) throw badTime(text, `there is no month ${monthName}`)
  const local = utc(text, [year, month, day, hour, minute, second].map(Number))
  const actual = WEEKDAYS[new Date(local).getUTCDay()]
  if (weekday !== undefined && weekday !== actual) throw badTime(text, `that day is a ${actual}, not a ${weekday}`)
  return local - zoneMinutes(text, /^[+-]/.test(zone) ? zone : 'Z', '') * 60_000
}

/** Unix ms of a date and time in UTC, refusing those that do not exist, which `Date` would carry over. */
function utc(text: string, [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw badTime(text, 'there is no such day')
  if (second === 60) throw badTime(text, 'leap seconds have no Unix time')
  if (hour > 23 || minute > 59 || second > 60) throw badTime(text, 'there is no such time of day')
  date.setUTCHours(hour, minute, second)
  return date.getTime()
}

const badTime = (text: string, why: string): Fault =>
  new Fault('bad_time', `“${text.trim().slice(0, 60)}” cannot be read as a time: ${why}.`, {
    remedy: 'Set in Time how the source writes times.',
  })
