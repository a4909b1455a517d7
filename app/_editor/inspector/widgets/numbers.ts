/** Milliseconds in each unit of a duration. */
export const DURATION_UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const
export type DurationUnit = keyof typeof DURATION_UNITS

/** The largest unit in which a duration is a short number. */
export function bestUnit(ms: number | undefined): DurationUnit {
  if (ms === undefined) return 's'
  const units = ['d', 'h', 'min', 's'] as const
  return (
    units.find((unit) => ms >= DURATION_UNITS[unit] && (ms / DURATION_UNITS[unit]) % (unit === 's' ? 0.1 : 0.5) === 0) ??
    (ms >= 1000 && ms % 100 === 0 ? 's' : 'ms')
  )
}

/** A typed number of a unit in milliseconds; the text itself when it is no number, so that nothing typed is lost. */
export function msOf(text: string, unit: DurationUnit): number | string {
  const value = readNumber(text.replace(',', '.'))
  return typeof value === 'number' ? Math.round(value * DURATION_UNITS[unit]) : text
}

/** A typed number; the text itself when it is none. */
export function readNumber(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) && Number.isSafeInteger(Math.trunc(Number(text))) ? Number(text) : text
}
