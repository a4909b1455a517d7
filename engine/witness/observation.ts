import { z } from 'zod'

const hex32 = z.string().regex(/^0x[0-9a-f]{64}$/)
const address = z.string().regex(/^0x[0-9a-f]{40}$/)

/** A last settled value as a worker read it; null where the feed has none. */
export const settledReadSchema = z.strictObject({ amount: z.string(), updatedAtMs: z.int() }).nullable()

/** What one worker saw, as it signs it. */
export const observationBodySchema = z.strictObject({
  run: hex32,
  worker: address,
  /** Hash of the trigger’s input. */
  inputHash: hex32,
  /** Hash of the state snapshot it used. */
  stateHash: hex32,
  /** The worker’s clock when its head began, Unix ms. */
  observedAtMs: z.int(),
  /** Agree brick → the values at its input ports. A missing brick is an abstention. */
  values: z.record(z.string(), z.record(z.string(), z.json())),
  /** `<settle node>/<target index>` → the last settled value it read. */
  settled: z.record(z.string(), settledReadSchema),
  /** Hash of its recorded exchanges. */
  exchangesHash: hex32,
})

/** An observation with the worker’s 65-byte signature over its hash. */
export const observationSchema = z.strictObject({ body: observationBodySchema, signature: z.string().regex(/^0x[0-9a-f]{130}$/) })

/** One recorded request and what came of it; the evidence of a replay. */
export const exchangeSchema = z.strictObject({
  request: z.strictObject({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()), body: z.string().optional() }),
  reply: z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string(), receivedAtMs: z.int() }).optional(),
  fault: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string(), retry: z.boolean() }).optional(),
})

export type ObservationBody = z.output<typeof observationBodySchema>
export type Observation = z.output<typeof observationSchema>
export type Exchange = z.output<typeof exchangeSchema>
export type SettledRead = z.output<typeof settledReadSchema>
