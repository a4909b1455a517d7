import { Fault, readDecimal, rescale, writeDecimal } from '../kit'
import { offsetMinutes, type TimeConfig } from './config'
import { LAST_MS, MONTHS, WEEKDAYS } from './parse'

/** Milliseconds of each unit of a span. */
export const MS_PER: Readonly<Record<TimeConfig['unit'], bigint>> = { ms: 1n, s: 1000n, min: 60_000n, h: 3_600_000n, d: 86_400_000n }

/** A time as text, or as a whole decimal since 1970, the part of a unit that has begun dropped. @throws {Fault} `bad_time`. */
export function formatTime(ms: number, { as, offset }: TimeConfig): string {
  switch (as) {
    case 's':
      return String(Math.floor(ms / 1000))
    case 'ms':
      return String(ms)
    case 'us':
      return `${BigInt(ms) * 1000n}`
    case 'ns':
      return `${BigInt(ms) * 1_000_000n}`
    case 'http': {
      const date = calendar(ms)
      const [day, time] = date.toISOString().split('T')
      const [year, , dayOfMonth] = (day ?? '').split('-')
      return `${WEEKDAYS[date.getUTCDay()]}, ${dayOfMonth} ${MONTHS[date.getUTCMonth()]} ${year} ${time?.slice(0, 8)} GMT`
    }
    default: {
      const text = calendar(ms + offsetMinutes(offset) * 60_000).toISOString()
      if (as === 'date') return text.split('T')[0] ?? ''
      return offsetMinutes(offset) === 0 ? text : text.replace('Z', offset)
    }
  }
}

/** Only years of four digits have one form everywhere. */
function calendar(ms: number): Date {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (year >= 0 && year <= 9999) return date
  throw new Fault('bad_time', `${ms} ms lies outside the years 0 to 9999, so it has no common written form.`, {
    remedy: 'Check the time, or write it as ms.',
  })
}

/** A time moved by a span. @throws {Fault} `bad_time`. */
export function addTo(ms: number, { amount, unit }: TimeConfig): number {
  const sum = BigInt(ms) + spanMs(amount, unit)
  if (sum <= LAST_MS && sum >= -LAST_MS) return Number(sum)
  throw new Fault('bad_time', `${ms} ms and ${amount} ${unit} is beyond any calendar.`, { remedy: 'Use a smaller span.' })
}

/** Whether a span is a whole number of milliseconds. */
export function isWholeMs(amount: string, unit: TimeConfig['unit']): boolean {
  const { coefficient, scale } = readDecimal(amount)
  return (coefficient * MS_PER[unit]) % 10n ** BigInt(scale) === 0n
}

function spanMs(amount: string, unit: TimeConfig['unit']): bigint {
  const { coefficient, scale } = readDecimal(amount)
  return rescale({ coefficient: coefficient * MS_PER[unit], scale }, 0).coefficient
}

/** The exact span from one time to another, in seconds or milliseconds. */
export const difference = (ms: number, sinceMs: number, unit: 's' | 'ms'): string =>
  writeDecimal({ coefficient: BigInt(ms) - BigInt(sinceMs), scale: unit === 's' ? 3 : 0 })
