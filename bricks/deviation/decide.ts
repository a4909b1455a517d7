import { absolute, compareDecimals, divide, formatDuration, multiply, readDecimal, type SettledValue, subtract, writeDecimal } from '../kit'

/** Whether a value passes, and the figures that say why. */
export interface Verdict {
  due: boolean
  reason: string
}

interface Thresholds {
  /** A decimal. */
  percent: string
  heartbeatMs: number
}

/** Passes when any of the last values is missing, too far off or too old; `updatedAtMs` 0 means a feed that was never written. */
export function decide(amount: string, nowMs: number, last: readonly SettledValue[], thresholds: Thresholds): Verdict {
  if (last.length === 0 || last.some(({ updatedAtMs }) => updatedAtMs === 0)) return { due: true, reason: 'first write' }
  const verdicts = last.map((value) => compare(amount, nowMs, value, thresholds))
  const due = verdicts.find((verdict) => verdict.due)
  return due ?? verdicts[0] ?? { due: true, reason: 'first write' }
}

/**
 * A feed’s time is that of its block, some seconds after the observation. Without this grace, a heartbeat of five minutes on a schedule of
 * one would always come a minute late.
 */
const graceMs = (heartbeatMs: number): number => Math.min(30_000, Math.floor(heartbeatMs / 10))

function compare(amount: string, nowMs: number, last: SettledValue, { percent, heartbeatMs }: Thresholds): Verdict {
  const before = readDecimal(last.amount)
  const change = absolute(subtract(readDecimal(amount), before))
  const changed = change.coefficient !== 0n
  // |change| · 100 against percent · |before|, so that nothing is divided.
  const scaled = multiply(change, { coefficient: 100n, scale: 0 })
  const threshold = multiply(readDecimal(percent), absolute(before))
  const moved = changed && compareDecimals(scaled, threshold) >= 0
  const leftMs = last.updatedAtMs + heartbeatMs - nowMs
  const figure = before.coefficient === 0n ? 'away from 0' : `${short(writeDecimal(divide(scaled, absolute(before), 4)))}\u00a0%`
  if (moved) return { due: true, reason: `moved ${figure}${before.coefficient === 0n ? '' : ` ≥ ${percent}\u00a0%`}` }
  const still = changed ? `moved ${figure} < ${percent}\u00a0%` : 'did not move'
  if (leftMs <= graceMs(heartbeatMs)) return { due: true, reason: `${still}, heartbeat due after ${formatDuration(heartbeatMs)}` }
  return { due: false, reason: `${still}, heartbeat in ${inWords(leftMs)}` }
}

/** At most two digits after the point, unless they would all be zeros. */
function short(percent: string): string {
  const found = /^(\d+\.\d{2})\d*$/.exec(percent)?.[1]
  return found === undefined || Number(found) === 0 ? percent : String(Number(found))
}

/** Whole minutes above one minute, rounded up; whole seconds below. */
const inWords = (ms: number): string =>
  ms > 60_000 ? formatDuration(Math.ceil(ms / 60_000) * 60_000) : formatDuration(Math.ceil(ms / 1000) * 1000)
