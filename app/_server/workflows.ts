import { randomBytes } from 'node:crypto'
import type { routes } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { canonicalJson, Fault } from '@/bricks/kit'
import { emptyGraph, type Graph, graphSchema } from '@/engine/core'
import { Prisma } from '@/prisma/client/client'
import { type Database, database, type Transaction } from './database'
import { Refusal } from './problem'
import { readTemplate } from './templates'
import { readSummaries } from './workflow-rows'

type Call<Name extends keyof typeof routes> = RouteCall<(typeof routes)[Name]>
type Reply<Name extends keyof typeof routes> = Promise<RouteReply<(typeof routes)[Name]>>

const MAX_REVISIONS_LISTED = 200
const newId = (): string =>
  BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0')

/** Lists workflows that are not deleted. */
export async function listWorkflows(): Reply<'listWorkflows'> {
  return { workflows: await readSummaries(database(), Prisma.sql`w.deleted_ms is null`) }
}

/** Makes a workflow: from a graph, else a template, else empty. */
export async function createWorkflow({ body: { name, graph, template } }: Call<'createWorkflow'>): Reply<'createWorkflow'> {
  const source = graph ?? (template === undefined ? emptyGraph() : (await readTemplate(template)).graph)
  const named: Graph = { ...source, name: name ?? (source.name.trim() || 'Untitled') }
  const id = newId()
  const nowMs = Date.now()
  await database().workflow.create({
    data: {
      id,
      name: named.name,
      revision: 1,
      createdMs: nowMs,
      updatedMs: nowMs,
      revisions: { create: { n: 1, graph: named, createdMs: nowMs } },
    },
  })
  return readWorkflow(database(), id)
}

/** Gives a workflow with its newest graph. */
export async function getWorkflow({ params: { id } }: Call<'getWorkflow'>): Reply<'getWorkflow'> {
  await refuseDeleted(database(), id)
  return readWorkflow(database(), id)
}

/** Saves the next revision. The workflow’s row is locked, so that of two saves from one revision the second is stale. */
export async function saveWorkflow({ params: { id }, body: { revision, graph, saveId } }: Call<'saveWorkflow'>): Reply<'saveWorkflow'> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from workflow where id = ${id} for update`
    const workflow = await refuseDeleted(tx, id)
    const saved = (n: number, updatedMs: number) => ({ id, name: workflow.name, revision: n, updatedMs })
    const repeated =
      saveId === undefined ? null : await tx.revision.findUnique({ where: { workflowId_saveId: { workflowId: id, saveId } } })
    if (repeated) return saved(repeated.n, Number(repeated.createdMs))
    const newest = await tx.revision.findUniqueOrThrow({ where: { workflowId_n: { workflowId: id, n: workflow.revision } } })
    if (canonicalJson(newest.graph) === canonicalJson(graph)) return saved(workflow.revision, Number(workflow.updatedMs))
    if (revision !== workflow.revision)
      throw new Refusal(
        'stale_revision',
        `This was edited from revision ${revision}, and revision ${workflow.revision} has been saved since.`,
        'Compare with the current graph, then save again from it, or save yours as a copy.',
        { current: { revision: workflow.revision, updatedMs: Number(workflow.updatedMs), graph: newest.graph } },
      )
    const n = workflow.revision + 1
    const nowMs = Date.now()
    const name = graph.name.trim() || 'Untitled'
    await tx.revision.create({ data: { workflowId: id, n, graph, saveId: saveId ?? null, createdMs: nowMs } })
    await tx.workflow.update({ where: { id }, data: { revision: n, name, updatedMs: nowMs } })
    return { id, name, revision: n, updatedMs: nowMs }
  })
}

/** Hides a workflow. Saying it twice is one deletion. */
export async function deleteWorkflow({ params: { id } }: Call<'deleteWorkflow'>): Reply<'deleteWorkflow'> {
  const workflow = await findWorkflow(database(), id)
  const deletedMs = Number(workflow.deletedMs ?? Date.now())
  await database().workflow.update({ where: { id }, data: { deletedMs } })
  return { id, deletedMs }
}

/** Brings a deleted workflow back. */
export async function restoreWorkflow({ params: { id } }: Call<'restoreWorkflow'>): Reply<'restoreWorkflow'> {
  await findWorkflow(database(), id)
  await database().workflow.update({ where: { id }, data: { deletedMs: null } })
  return readWorkflow(database(), id)
}

/** Lists revisions, newest first. */
export async function listRevisions({ params: { id } }: Call<'listRevisions'>): Reply<'listRevisions'> {
  await findWorkflow(database(), id)
  const rows = await database().$queryRaw<{ n: number; name: string; bricks: number; created_ms: bigint }[]>`
    select n, coalesce(graph->>'name', '') as name, jsonb_array_length(graph->'nodes') as bricks, created_ms
    from revision where workflow_id = ${id} order by n desc limit ${MAX_REVISIONS_LISTED}`
  return { revisions: rows.map(({ n, name, bricks, created_ms }) => ({ n, name, bricks, createdMs: Number(created_ms) })) }
}

/** Gives one revision’s graph. */
export async function getRevision({ params: { id, n } }: Call<'getRevision'>): Reply<'getRevision'> {
  const row = await database().revision.findUnique({ where: { workflowId_n: { workflowId: id, n } } })
  if (row) return { n, createdMs: Number(row.createdMs), graph: graphSchema.parse(row.graph) }
  throw new Fault('revision_unknown', `The workflow has no revision ${n}.`, { remedy: 'Choose one of its list of revisions.' })
}

async function readWorkflow(db: Database, id: string): Reply<'getWorkflow'> {
  const [summary] = await readSummaries(db, Prisma.sql`w.id = ${id}`)
  if (!summary) throw unknown(id)
  const { graph } = await db.revision.findUniqueOrThrow({ where: { workflowId_n: { workflowId: id, n: summary.revision } } })
  return { ...summary, graph: graphSchema.parse(graph) }
}

async function findWorkflow(db: Database | Transaction, id: string) {
  const workflow = await db.workflow.findUnique({ where: { id } })
  if (!workflow) throw unknown(id)
  return workflow
}

async function refuseDeleted(db: Database | Transaction, id: string) {
  const workflow = await findWorkflow(db, id)
  if (workflow.deletedMs === null) return workflow
  throw new Refusal('workflow_deleted', `“${workflow.name}” was deleted.`, 'Restore it to go on.', { name: workflow.name })
}

const unknown = (id: string): Fault =>
  new Fault('workflow_unknown', `There is no workflow ${id} here.`, {
    remedy: 'Look for it in the list of workflows; it may belong to another installation.',
  })
