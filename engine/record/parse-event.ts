import { z } from 'zod'
import { eventDataSchemas, type RunEvent, type RunEventType } from './events'

const head = { seq: z.int().min(1), runId: z.string(), at: z.int() }

const variant = <T extends RunEventType>(type: T) => z.object({ ...head, type: z.literal(type), data: eventDataSchemas[type] })

const runEventSchema = z.discriminatedUnion('type', [
  variant('run.due'),
  variant('committee.ready'),
  variant('observation.received'),
  variant('observation.rejected'),
  variant('agreement.reached'),
  variant('agreement.refused'),
  variant('attestation.received'),
  variant('settlement.signed'),
  variant('settlement.broadcast'),
  variant('settlement.included'),
  variant('settlement.final'),
  variant('settlement.reorged'),
  variant('effect.done'),
  variant('run.ended'),
])

/** Reads one event from unknown JSON; undefined for what is none, so that the fold names its number as missing. */
export function parseRunEvent(value: unknown): RunEvent | undefined {
  const parsed = runEventSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
