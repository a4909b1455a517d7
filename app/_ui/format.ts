const NBSP = '\u00a0'
const MINUS = '\u2212'

const STEPS: readonly (readonly [unit: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
]

/** A span in its largest whole unit: `4 s`, `18 min`, `2 d`; below a second `0 s`. */
export function formatSpan(ms: number): string {
  const size = Math.abs(ms)
  const [unit, unitMs] = STEPS.find(([, stepMs]) => size >= stepMs) ?? ['s', 1000]
  return `${Math.floor(size / unitMs)}${NBSP}${unit}`
}

/** How long ago a moment was, or how far ahead it is: `just now`, `18 min ago`, `in 12 min`. Unix ms. */
export function formatAge(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs
  if (Math.abs(ageMs) < 1000) return 'just now'
  return ageMs > 0 ? `${formatSpan(ageMs)} ago` : `in ${formatSpan(ageMs)}`
}

/** A moment in UTC to the second: `2026-11-22 14:32:00 UTC`. Unix ms. */
export function formatUtc(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The time of day in UTC: `14:32:00`, or `14:32:00.731` with `ms`. Unix ms. */
export function formatClock(atMs: number, precision: 's' | 'ms' = 's'): string {
  return new Date(atMs).toISOString().slice(11, precision === 'ms' ? 23 : 19)
}

/** A decimal string with thousands by comma and a real minus; no digit is added, dropped or rounded. */
export function formatDecimal(value: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(value)
  if (!match) return value
  const [, sign = '', whole = '', fraction = ''] = match
  return `${sign === '-' ? MINUS : sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`
}

/** A count with thousands by comma: `19,204`. */
export function formatCount(count: number | bigint): string {
  return formatDecimal(count.toString())
}

/** A percentage given as a decimal string, with its sign shown: `+14.2000 %`, `−0.0014 %`, `0.0000 %`. */
export function formatSignedPercent(percent: string): string {
  const plain = percent.replace(/^\+/, '')
  const isZero = /^-?0*\.?0*$/.test(plain)
  const shown = isZero ? plain.replace('-', '') : plain.startsWith('-') ? plain : `+${plain}`
  return `${formatDecimal(shown)}${NBSP}%`
}

/** An id short enough to recognise: `bafkreih4…x3ue`. Ids that would not get shorter stay whole. */
export function shortenId(id: string, head = 8, tail = 4): string {
  return id.length <= head + tail + 1 ? id : `${id.slice(0, head)}…${id.slice(-tail)}`
}

/** A size in bytes as people read it: `61 kB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NBSP}B`
  const [unit, size] = bytes < 1_000_000 ? ['kB', bytes / 1000] : ['MB', bytes / 1_000_000]
  return `${size < 10 ? size.toFixed(1) : Math.round(size)}${NBSP}${unit}`
}

/** A whole amount of the smallest unit as a decimal string with every digit: 1200000000 of 6 decimals is `1200.000000`. */
export function formatUnits(amount: bigint, decimals: number): string {
  const negative = amount < 0n
  const digits = (negative ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return formatDecimal(`${negative ? '-' : ''}${whole}${fraction}`)
}
