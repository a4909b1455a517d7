import { z } from 'zod'
import type { StepTrace } from '../../evaluate/evaluate'
import { eventDataSchemas, type RunEvent } from '../../record/events'
import { exchangeSchema, observationSchema, settledReadSchema } from '../../witness/observation'
import type { NewRun, RunChange, RunStore } from '../../world/run-store'
import type { Database, Transaction } from './client'
import { toHex, toHexOrNull, toRun } from './rows'
import { agreementRest } from './shapes'

const createdSchema = z.array(z.object({ outcome: z.enum(['created', 'exists', 'busy']) })).length(1)
const advancedSchema = z.array(z.object({ done: z.boolean() })).length(1)
const agreementSchema = agreementRest.extend({
  set: z.array(observationSchema),
  settled: z.record(z.string(), settledReadSchema),
})
const runEventSchema = z.object({
  seq: z.int(),
  runId: z.string(),
  at: z.int(),
  type: z.enum(Object.keys(eventDataSchemas)),
  data: z.json(),
})
const effectStatus = z.enum(['pending', 'done', 'failed'])
const isRunEvent = (event: unknown): event is RunEvent => runEventSchema.safeParse(event).success
const isTrace = (value: unknown): value is Record<string, StepTrace> => typeof value === 'object' && value !== null

/** Starts a run in the transaction given. */
export async function createRunIn(tx: Transaction | Database, run: NewRun): Promise<'created' | 'exists' | 'busy'> {
  const [row] = createdSchema.parse(await tx.$queryRaw`select create_run(${JSON.stringify(run)}::jsonb) as outcome`)
  return row?.outcome ?? 'exists'
}

/** Changes a run in the transaction given. */
export async function advanceIn(tx: Transaction | Database, change: RunChange): Promise<boolean> {
  const [row] = advancedSchema.parse(await tx.$queryRaw`select advance_run(${JSON.stringify(change)}::jsonb) as done`)
  return row?.done ?? false
}

/** Runs in Postgres. */
export function createRunStore(db: Database): RunStore {
  return {
    createRun: (run) => createRunIn(db, run),
    advance: (change) => advanceIn(db, change),
    async run(id) {
      const row = await db.run.findUnique({ where: { id } })
      return row && toRun(row)
    },
    async runs({ deployment, before, limit }) {
      const rows = await db.run.findMany({
        where: { ...(deployment ? { deploymentId: deployment } : {}), ...(before === undefined ? {} : { createdMs: { lt: before } }) },
        orderBy: [{ createdMs: 'desc' }, { number: 'desc' }],
        take: limit,
      })
      return rows.map(toRun)
    },
    async unendedRuns() {
      const rows = await db.run.findMany({ where: { endedMs: null }, orderBy: { createdMs: 'asc' } })
      return rows.map(toRun)
    },
    async events(run, afterSeq) {
      const rows = await db.event.findMany({ where: { runId: run, seq: { gt: afterSeq } }, orderBy: { seq: 'asc' } })
      return rows.map(({ runId, seq, type, data, atMs }) => ({ seq, runId, at: Number(atMs), type, data })).filter(isRunEvent)
    },
    async observations(run) {
      const rows = await db.observation.findMany({
        where: { runId: run },
        select: { body: true, signature: true },
        orderBy: { worker: 'asc' },
      })
      return rows.map((row) => observationSchema.parse(row))
    },
    async observationRecords(run) {
      const rows = await db.observation.findMany({ where: { runId: run }, orderBy: { worker: 'asc' } })
      return rows.map(({ body, signature, hash, exchanges, trace }) => ({
        ...observationSchema.parse({ body, signature }),
        hash: toHex(hash),
        exchanges: z.array(exchangeSchema).parse(exchanges),
        trace: isTrace(trace) ? trace : {},
      }))
    },
    countObservations: (run) => db.observation.count({ where: { runId: run } }),
    hasObservation: async (run, worker) => (await db.observation.count({ where: { runId: run, worker } })) > 0,
    async agreement(run) {
      const row = await db.agreement.findUnique({ where: { runId: run } })
      return row && agreementSchema.parse(row.agreement)
    },
    async attestations(run) {
      const rows = await db.attestation.findMany({ where: { runId: run }, orderBy: [{ worker: 'asc' }, { slot: 'asc' }] })
      return rows.map(({ worker, slot, digest, signature }) => ({ run, worker, slot, digest: toHex(digest), signature: toHex(signature) }))
    },
    async effects(run) {
      const rows = await db.effect.findMany({ where: { runId: run }, orderBy: { step: 'asc' } })
      return rows.map(({ step, status, tries, worker, detail, updatedMs }) => ({
        step,
        status: effectStatus.parse(status),
        tries,
        worker: toHexOrNull(worker),
        detail,
        updatedMs: Number(updatedMs),
      }))
    },
    async state(deployment, version) {
      const newest =
        version ?? (await db.state.aggregate({ where: { deploymentId: deployment }, _max: { version: true } }))._max.version ?? 0
      if (newest === 0) return { version: 0, values: {}, run: null }
      const rows = await db.state.findMany({ where: { deploymentId: deployment, version: newest } })
      const first = rows[0]
      return {
        version: newest,
        values: Object.fromEntries(rows.map(({ step, value }) => [step, z.json().parse(value)])),
        run: first ? toHex(first.runId) : null,
      }
    },
  }
}
