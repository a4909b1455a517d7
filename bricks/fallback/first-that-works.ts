import { Fault, type FaultData, formatDuration, isPrice, type PortValues } from '../kit'

interface Settings {
  count: number
  maxAgeMs: number
}

/**
 * The value of the first port that has one, young enough if it is a price, and which that is. A missing value (null) is none. Where no port has one and none failed, no
 * branch was taken: there is no output then.
 * @throws {Fault} `no_input_works`.
 */
export function firstThatWorks(
  { count, maxAgeMs }: Settings,
  inputs: PortValues,
  failures: Readonly<Record<string, FaultData>>,
  nowMs: number,
): { outputs: PortValues; reason: string } {
  const misses: string[] = []
  const faults: FaultData[] = []
  let stale = false
  let missing = false
  for (let at = 1; at <= count; at++) {
    const port = `value${at}`
    const value = inputs[port]
    const fault = failures[port]
    if (value === undefined) {
      misses.push(`${port} ${fault ? `failed: ${fault.message}` : 'was not taken'}`)
      if (fault) faults.push(fault)
      continue
    }
    if (value === null) {
      missing = true
      misses.push(`${port} is missing`)
      continue
    }
    const ageMs = maxAgeMs > 0 && isPrice(value) ? nowMs - value.timeMs : 0
    if (ageMs > maxAgeMs) {
      stale = true
      misses.push(`${port} is ${formatDuration(ageMs)} old`)
      continue
    }
    return { outputs: { value, used: port }, reason: [...misses, `used ${port}`].join('; ') }
  }
  if (faults.length === 0 && !stale && !missing) return { outputs: {}, reason: 'no branch was taken' }
  throw new Fault('no_input_works', `No input works: ${misses.join('; ')}`, {
    remedy:
      faults[0]?.remedy ??
      (stale ? 'Ask a source that trades more often, or allow an older price.' : 'Wire a value that is always there to the last input.'),
    retry: stale || faults.some(({ retry }) => retry),
  })
}
