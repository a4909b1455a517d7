import { z } from 'zod'
import {
  absolute,
  canonicalDecimal,
  compareDecimals,
  divide,
  type Exact,
  multiply,
  readDecimal,
  subtract,
  type Value,
  writeDecimal,
} from '../kit'
import type { PriceMoveConfig } from './config'

const memorySchema = z.object({
  /** The price that moves are measured from. */
  reference: z.string(),
  armed: z.boolean(),
  wokeAtMs: z.int().nullable(),
})

/** What is remembered between two looks. */
export type Memory = z.output<typeof memorySchema>

/** What one look found. */
export interface Judged {
  wake: boolean
  state: Memory
  reason: string
}

type Rule = Pick<PriceMoveConfig, 'percent' | 'rearm' | 'rearmPercent' | 'reference' | 'quietMs'>

const hundred: Exact = { coefficient: 100n, scale: 0 }

/** Whether |change| is at least `percent` of the reference; nothing is divided. */
const reaches = (change: Exact, percent: string, reference: Exact): boolean =>
  compareDecimals(multiply(change, hundred), multiply(readDecimal(percent), reference)) >= 0

/** Judges a price by what was remembered; the first price seen only becomes the one to measure from, unless the settings name it. */
export function judge(amount: string, state: Value, nowMs: number, rule: Rule): Judged {
  const known = memorySchema.safeParse(state)
  if (!known.success && rule.reference === '')
    return { wake: false, state: { reference: canonicalDecimal(amount), armed: true, wokeAtMs: null }, reason: `first price ${amount}` }
  const memory: Memory = known.success ? known.data : { reference: rule.reference, armed: true, wokeAtMs: null }
  const price = readDecimal(amount)
  const reference = readDecimal(memory.reference)
  const change = absolute(subtract(price, reference))
  const moved = reaches(change, rule.percent, reference)
  const reason = `${amount} is ${writeDecimal(divide(multiply(change, hundred), reference, 2))}\u00a0% from ${memory.reference}`
  const quiet = memory.wokeAtMs !== null && nowMs - memory.wokeAtMs < rule.quietMs
  if (!memory.armed) return { wake: false, state: { ...memory, armed: !reaches(change, rule.rearmPercent, reference) }, reason }
  if (!moved || quiet) return { wake: false, state: memory, reason }
  const next =
    rule.rearm === 'follow' ? { reference: canonicalDecimal(amount), armed: true } : { reference: memory.reference, armed: false }
  return { wake: true, state: { ...next, wokeAtMs: nowMs }, reason }
}
