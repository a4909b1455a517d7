import { z } from 'zod'
import type { Brick } from './brick'
import { isDecimal } from './decimal'

/** A config field that holds an exact, non-negative decimal as text, so that no setting passes through a float. */
export const decimalSetting = () =>
  z.string().refine((text) => isDecimal(text) && !text.startsWith('-'), 'Use a plain number such as 0.5, without a sign or exponent.')

/** A config field that holds a currency pair such as `ETH/USD`. */
export const pairSetting = () => z.string().regex(/^[A-Z][A-Z0-9]{1,11}\/[A-Z][A-Z0-9]{1,11}$/, 'Use a pair such as ETH/USD.')

/** The two currencies of a pair setting. */
export function splitPair(pair: string): { base: string; quote: string } {
  const [base = '', quote = ''] = pair.split('/')
  return { base, quote }
}

/** A config field with a number of milliseconds. */
export const durationSetting = (minMs: number, maxMs: number) => z.int().min(minMs).max(maxMs)

/** The settings a freshly dropped brick starts with; undefined when it has a field without a default. */
export function defaultConfig(brick: Brick): Record<string, unknown> | undefined {
  const parsed = brick.config.safeParse({})
  return parsed.success ? parsed.data : undefined
}

/** A duration in words: `250 ms`, `2.5 s`, `12 min`, `1 h`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms}\u00a0ms`
  const units = [
    { name: 'd', ms: 86_400_000 },
    { name: 'h', ms: 3_600_000 },
    { name: 'min', ms: 60_000 },
    { name: 's', ms: 1000 },
  ]
  const unit = units.find((each) => ms >= each.ms && (each.name === 's' || ms % each.ms === 0)) ?? { name: 's', ms: 1000 }
  return `${Math.round((ms / unit.ms) * 10) / 10}\u00a0${unit.name}`
}
