import { z } from 'zod'
import { reportJsonSchema, type routes, settlementStatusSchema } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import { parseRunEvent } from '@/engine/core'
import { type Database, database } from './database'
import { Refusal } from './problem'
import { withAmounts } from './run-amounts'
import { toRunSummary } from './run-rows'

const withName = { deployment: { select: { name: true, workflowId: true } } } as const
const effectStatusSchema = z.enum(['pending', 'done', 'failed'])
const cursorSchema = z.string().regex(/^\d{1,16}\.0x[0-9a-f]{64}$/)

/** Lists runs, newest first. */
export async function listRuns({
  query: { deployment, status, limit, before },
}: RouteCall<typeof routes.listRuns>): Promise<RouteReply<typeof routes.listRuns>> {
  const db = database()
  const rows = await db.run.findMany({
    where: {
      ...(deployment ? { deploymentId: deployment } : {}),
      ...(status ? { status } : {}),
      ...(before === undefined ? {} : olderThan(before)),
    },
    include: withName,
    orderBy: [{ createdMs: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    runs: await withAmounts(db, page.map(toRunSummary)),
    cursor: rows.length > limit && last ? `${last.createdMs}.${last.id}` : null,
  }
}

function olderThan(cursor: string) {
  if (!cursorSchema.safeParse(cursor).success)
    throw new Refusal('bad_request', '“before” is not a cursor of this list.', 'Use the cursor that the page before gave.')
  const [ms = '0', id = ''] = cursor.split('.')
  const createdMs = BigInt(ms)
  return { OR: [{ createdMs: { lt: createdMs } }, { createdMs, id: { lt: id } }] }
}

/** Gives a run with everything that is needed to draw and to verify it. @throws {Fault} `run_unknown`. */
export async function getRun({ params: { id } }: RouteCall<typeof routes.getRun>): Promise<RouteReply<typeof routes.getRun>> {
  const db = database()
  const run = await db.run.findUnique({
    where: { id },
    include: {
      ...withName,
      agreement: true,
      events: { orderBy: { seq: 'asc' } },
      observations: { omit: { exchanges: true }, orderBy: { worker: 'asc' } },
      attestations: { orderBy: [{ slot: 'asc' }, { worker: 'asc' }] },
      settlements: { orderBy: { slot: 'asc' } },
      effects: { orderBy: { step: 'asc' } },
    },
  })
  if (!run) throw new Fault('run_unknown', `There is no run ${id} here.`, { remedy: 'Look for it in the list of runs.' })
  const version = await db.deploymentVersion.findUniqueOrThrow({
    where: { deploymentId_n: { deploymentId: run.deploymentId, n: run.version } },
    include: { bundle: true },
  })
  return {
    ...toRunSummary(run),
    triggerKey: run.triggerKey,
    input: z.json().parse(run.input),
    epoch: run.epoch,
    deadlineMs: run.deadlineMs === null ? null : Number(run.deadlineMs),
    bundleId: version.bundleCid,
    bundle: version.bundle.text,
    signed: z.json().parse(version.signedAct),
    graph: await graphOf(db, run.deployment.workflowId, version.revision),
    events: run.events.flatMap(({ seq, type, data, atMs }) => parseRunEvent({ seq, runId: id, at: Number(atMs), type, data }) ?? []),
    observations: run.observations.map(({ worker, body, signature, hash, receivedMs, trace }) => ({
      worker,
      body: z.json().parse(body),
      signature,
      hash,
      receivedMs: Number(receivedMs),
      trace: z.json().parse(trace),
    })),
    agreement: run.agreement ? z.json().parse(run.agreement.agreement) : null,
    attestations: run.attestations.map(({ worker, slot, digest, signature }) => ({ worker, slot, digest, signature })),
    settlements: run.settlements.map((row) => ({
      slot: row.slot,
      chain: row.chain,
      anchor: row.anchor,
      receiver: row.receiver,
      payload: row.payload,
      report: reportJsonSchema.parse(row.report),
      status: settlementStatusSchema.parse(row.status),
      txHash: row.txHash,
      blockNumber: row.blockNumber === null ? null : Number(row.blockNumber),
      blockHash: row.blockHash,
      gasUsed: row.gasUsed === null ? null : Number(row.gasUsed),
      gasPriceWei: row.gasPriceWei,
      delivered: row.delivered,
      validUntilMs: Number(row.validUntilMs),
    })),
    effects: run.effects.map(({ step, status, tries, worker, detail, updatedMs }) => ({
      step,
      status: effectStatusSchema.parse(status),
      tries,
      worker,
      detail,
      updatedMs: Number(updatedMs),
    })),
  }
}

/** The graph that a version was made of; null when its revision is not kept here. */
export async function graphOf(db: Database, workflowId: string | null, revision: number | null) {
  if (workflowId === null || revision === null) return null
  const row = await db.revision.findUnique({ where: { workflowId_n: { workflowId, n: revision } } })
  return row ? z.json().parse(row.graph) : null
}
