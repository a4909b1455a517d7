/** Unix ms of an ISO date and time with its zone; NaN for what is none, and for a day such as 30 February, which `Date.parse` carries over to March. */
export function parseCalendar(text: string): number {
  const day = text.slice(0, 10)
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day) ? Date.parse(text) : Number.NaN
}
