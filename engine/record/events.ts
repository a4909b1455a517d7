import { z } from 'zod'
import { judgementSchema as judgement } from './judgement'

/** How a run ends. `partly_settled`: some slots landed before `validUntil`, some did not. */
export const runEndSchema = z.enum(['settled', 'partly_settled', 'skipped', 'refused', 'failed', 'cancelled'])
export type RunEnd = z.output<typeof runEndSchema>

const member = z.object({
  index: z.int(),
  address: z.string(),
  city: z.string(),
  region: z.string(),
  stakePha: z.number(),
  confidence: z.int(),
})

/** Every event’s `data`, by type. */
export const eventDataSchemas = {
  'run.due': z.object({ deployment: z.string(), version: z.int(), triggerKey: z.string(), dueAtMs: z.int(), input: z.json() }),
  'committee.ready': z.object({
    epoch: z.int(),
    setVersion: z.int(),
    n: z.int(),
    f: z.int(),
    q: z.int(),
    rosterSize: z.int(),
    members: z.array(member),
    deadlineMs: z.int(),
  }),
  'observation.received': z.object({
    worker: z.string(),
    observedAtMs: z.int(),
    tookMs: z.number(),
    hash: z.string(),
    values: z.record(z.string(), z.record(z.string(), z.json())),
    /** Steps of the head that faulted, by brick. */
    faults: z.record(z.string(), z.string()).optional(),
  }),
  'observation.rejected': z.object({ worker: z.string(), reason: z.string() }),
  'agreement.reached': z.object({
    setHash: z.string(),
    nowMs: z.int(),
    members: z.array(z.string()),
    values: z.record(z.string(), z.record(z.string(), z.json())),
    judgements: z.record(z.string(), z.array(judgement)),
    settled: z.record(z.string(), z.object({ amount: z.string(), updatedAtMs: z.int() }).nullable()),
  }),
  'agreement.refused': z.object({
    code: z.string(),
    message: z.string(),
    need: z.int(),
    got: z.int(),
    judgements: z.record(z.string(), z.array(judgement)),
  }),
  'attestation.received': z.object({ worker: z.string(), slot: z.int(), digest: z.string(), signature: z.string() }),
  'settlement.signed': z.object({ slot: z.int(), chain: z.string(), receiver: z.string(), nonce: z.int(), hash: z.string() }),
  'settlement.broadcast': z.object({ slot: z.int(), hash: z.string() }),
  'settlement.included': z.object({
    slot: z.int(),
    hash: z.string(),
    block: z.int(),
    blockHash: z.string(),
    gasUsed: z.int(),
    gasPriceWei: z.string(),
    delivered: z.boolean(),
  }),
  'settlement.final': z.object({ slot: z.int(), hash: z.string(), block: z.int() }),
  'settlement.reorged': z.object({ slot: z.int(), hash: z.string(), block: z.int() }),
  /** `line`: what it did, in words. */
  'effect.done': z.object({ node: z.string(), worker: z.string().optional(), line: z.string().optional() }),
  /** Given up, after every member that was asked had failed at it. */
  'effect.failed': z.object({
    node: z.string(),
    worker: z.string(),
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    tries: z.int(),
  }),
  'run.ended': z.object({ end: runEndSchema, reason: z.string(), code: z.string().optional(), remedy: z.string().optional() }),
} as const

export type RunEventType = keyof typeof eventDataSchemas
export type RunEventData<T extends RunEventType> = z.output<(typeof eventDataSchemas)[T]>

/** One event of a run. `seq` counts from 1 without gaps; `at` is Unix ms. */
export type RunEvent = { [T in RunEventType]: { seq: number; runId: string; at: number; type: T; data: RunEventData<T> } }[RunEventType]

/** An event before it has a number. */
export type NewRunEvent = { [T in RunEventType]: { type: T; data: RunEventData<T> } }[RunEventType]
