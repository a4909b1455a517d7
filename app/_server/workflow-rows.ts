import { z } from 'zod'
import type { WorkflowSummary } from '@/app/_contracts'
import type { Prisma } from '@/prisma/client/client'
import type { Database, Transaction } from './database'

const MAX_BRICK_IDS = 12

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.int(),
  created_ms: z.coerce.number(),
  updated_ms: z.coerce.number(),
  summary: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  brick_ids: z.array(z.string()),
})

const deploymentSchema = z.object({
  workflow_id: z.string(),
  id: z.string(),
  name: z.string(),
  status: z.enum(['running', 'paused', 'closed']),
  version: z.int(),
  revision: z.int().nullable(),
  bundle_cid: z.string(),
})

/** Workflows as lists show them, newest edit first; the database reads the graphs, so that none travels. */
export async function readSummaries(db: Database | Transaction, where: Prisma.Sql): Promise<WorkflowSummary[]> {
  const rows = rowSchema.array().parse(
    await db.$queryRaw`select w.id, w.name, w.revision, w.created_ms, w.updated_ms,
        r.graph->'meta'->>'summary' as summary, r.graph->'meta'->'tags' as tags, jsonb_path_query_array(r.graph, '$.nodes[*].brick') as brick_ids
      from workflow w join revision r on r.workflow_id = w.id and r.n = w.revision
      where ${where} order by w.updated_ms desc, w.id`,
  )
  const deployments = deploymentSchema.array().parse(
    await db.$queryRaw`select d.workflow_id, d.id, d.name, d.status, d.version, v.revision, v.bundle_cid
      from deployment d join deployment_version v on v.deployment_id = d.id and v.n = d.version
      where d.status <> 'closed' and d.workflow_id = any(${rows.map(({ id }) => id)}) order by d.created_ms desc`,
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    summary: row.summary ?? '',
    tags: row.tags ?? [],
    revision: row.revision,
    createdMs: row.created_ms,
    updatedMs: row.updated_ms,
    bricks: row.brick_ids.length,
    brickIds: row.brick_ids.slice(0, MAX_BRICK_IDS),
    deployments: deployments
      .filter(({ workflow_id }) => workflow_id === row.id)
      .map(({ id, name, status, version, revision, bundle_cid }) => ({ id, name, status, version, revision, bundleId: bundle_cid })),
  }))
}
