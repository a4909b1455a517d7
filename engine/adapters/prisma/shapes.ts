import { z } from 'zod'
import type { ReportBody } from '../../attest/report-digest'

const hex = z.templateLiteral(['0x', z.string()])

const workerCard = z.object({
  index: z.int(),
  address: hex,
  city: z.string(),
  region: z.string(),
  stakePha: z.number(),
  confidence: z.int(),
})

/** The column `run.prepared`. */
export const preparedSchema = z.object({
  committee: z.object({ n: z.int(), f: z.int(), q: z.int(), epoch: z.int(), members: z.array(workerCard) }),
  randomness: hex,
  epochBlock: z.string(),
  targets: z.record(
    z.string(),
    z.array(z.object({ chain: z.string(), anchor: hex, receiver: hex, setVersion: z.int(), feed: z.boolean() })),
  ),
  stateVersion: z.int(),
  note: z.string(),
})

const whole = z.string().transform((text) => BigInt(text))

const reportSchema = z.object({
  deployment: hex,
  bundle: hex,
  setVersion: whole,
  run: hex,
  slot: z.int(),
  receiver: hex,
  payloadHash: hex,
  deliveryGas: z.int(),
  setHash: hex,
  observedAt: whole,
  validUntil: whole,
})

/** A report as JSON: whole numbers of 64 bits as decimal strings. */
export const reportToJson = (report: ReportBody) => ({
  ...report,
  setVersion: String(report.setVersion),
  observedAt: String(report.observedAt),
  validUntil: String(report.validUntil),
})

/** A report back from {@link reportToJson}. */
export const reportFromJson = (json: unknown): ReportBody => reportSchema.parse(json)

const judgement = z.object({ worker: z.string(), inlier: z.boolean(), offPercent: z.string().nullable() })

/** The column `agreement.agreement` beside its set. */
export const agreementRest = z.object({
  run: z.string(),
  setHash: hex,
  nowMs: z.int(),
  values: z.record(z.string(), z.record(z.string(), z.json())),
  judgements: z.record(z.string(), z.array(judgement)),
  left: z.array(z.object({ worker: z.string(), reason: z.string() })),
})
