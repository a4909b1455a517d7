import { z } from 'zod'
import { FAULT_KINDS } from './faults'

/** A fault plan as settings spell it, such as `{"lie":2}`. */
export const faultPlanSchema = z.partialRecord(z.enum(FAULT_KINDS), z.int().min(0).max(31)).transform((plan) => {
  const kinds = FAULT_KINDS.flatMap((kind) => (plan[kind] === undefined ? [] : [[kind, plan[kind]] as const]))
  return Object.fromEntries(kinds)
})
