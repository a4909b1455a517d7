import { z } from 'zod'
import { committeePolicySchema, deploymentIdSchema, ownerKeySchema, signedActSchema } from '../deploy/act'
import { exchangeSchema, observationSchema, settledReadSchema } from '../witness/observation'
import { hashOf } from '../witness/witness'
import { runEndSchema } from './events'

/** The evidence format this version reads and writes. */
export const EVIDENCE_FORMAT = 'phat.evidence/1'

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`))
    .transform((text) => text as `0x${string}`)
const anyHex = z
  .string()
  .regex(/^0x(?:[0-9a-f]{2})*$/)
  .transform((text) => text as `0x${string}`)
const whole = z.string().regex(/^\d+$/)
const values = z.record(z.string(), z.record(z.string(), z.json()))

/** Where one settle step wrote, with the committee’s set version there. */
export const evidenceTargetSchema = z.strictObject({
  chain: z.string(),
  anchor: hex(20),
  receiver: hex(20),
  setVersion: z.int().min(1),
  feed: z.boolean(),
})

/** A report’s body with its 64-bit numbers as decimal strings. */
export const evidenceReportSchema = z.strictObject({
  deployment: hex(32),
  bundle: hex(32),
  setVersion: whole,
  run: hex(32),
  slot: z.int().min(0),
  receiver: hex(20),
  payloadHash: hex(32),
  deliveryGas: z.int(),
  setHash: hex(32),
  observedAt: whole,
  validUntil: whole,
})

/** Everything about one run that a replay needs; secrets are masked by name. Times are Unix ms, wei and PHA decimal or whole. */
export const evidenceSchema = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  bundle: z.strictObject({ id: z.string(), text: z.string() }),
  deployment: z.strictObject({
    id: deploymentIdSchema.transform((text) => text as `0x${string}`),
    name: z.string(),
    owner: ownerKeySchema,
    /** Nonce of the owner’s first act: the deployment’s id follows from it. */
    nonce: z.int().min(0),
    version: z.int().min(1),
    /** The act that made this version. */
    signedAct: signedActSchema,
  }),
  run: z.strictObject({
    id: hex(32),
    number: z.int().min(1),
    triggerKey: z.string(),
    dueMs: z.int(),
    input: z.json(),
    /** For a manual run: the owner’s signed act. */
    act: signedActSchema.nullable(),
    end: runEndSchema.nullable(),
    reason: z.string(),
  }),
  committee: z.strictObject({
    epoch: z.int(),
    randomness: hex(32),
    rosterSeed: z.string(),
    rosterSize: z.int(),
    policy: committeePolicySchema,
    members: z.array(
      z.strictObject({
        index: z.int(),
        address: hex(20),
        city: z.string(),
        region: z.string(),
        stakePha: z.number(),
        confidence: z.int(),
      }),
    ),
  }),
  targets: z.record(z.string(), z.array(evidenceTargetSchema)),
  /** The state snapshot that every member started from; version 0 is empty. */
  state: z.strictObject({ version: z.int().min(0), values: z.record(z.string(), z.json()) }),
  /** One per member that answered, in ascending order of address. */
  observations: z.array(z.strictObject({ observation: observationSchema, exchanges: z.array(exchangeSchema) })),
  /** Null for a run that was refused or ended before. */
  agreement: z
    .strictObject({
      setHash: hex(32),
      nowMs: z.int(),
      members: z.array(hex(20)),
      values,
      settled: z.record(z.string(), settledReadSchema),
    })
    .nullable(),
  /** What the members attested, per slot. */
  reports: z.array(
    z.strictObject({
      slot: z.int(),
      node: z.string(),
      chain: z.string(),
      anchor: hex(20),
      payload: anyHex,
      report: evidenceReportSchema,
      digest: hex(32),
    }),
  ),
  attestations: z.array(z.strictObject({ worker: hex(20), slot: z.int().min(-1), digest: hex(32), signature: hex(65) })),
  settlements: z.array(
    z.strictObject({
      slot: z.int(),
      chain: z.string(),
      status: z.string(),
      txHash: hex(32).nullable(),
      blockNumber: whole.nullable(),
      blockHash: hex(32).nullable(),
    }),
  ),
  /** Hash of everything above: names a change where no signature reaches, such as a transaction hash. */
  contentHash: hex(32),
})

export type Evidence = z.output<typeof evidenceSchema>

/** The hash that closes an evidence file: of all its other parts. */
export const evidenceHash = ({
  contentHash: _,
  ...rest
}: Evidence | (Omit<Evidence, 'contentHash'> & { contentHash?: string })): `0x${string}` => hashOf('phat.evidence/1', rest)

/** Closes evidence with its content hash. */
export const sealEvidence = (parts: Omit<Evidence, 'contentHash'>): Evidence => ({ ...parts, contentHash: evidenceHash(parts) })
