import type { RunSummary } from '@/app/_contracts'
import { runStatusSchema } from '@/app/_contracts/runs'
import type { Prisma } from '@/prisma/client/client'

/** A run with the name of its deployment. */
export type RunRow = Prisma.RunGetPayload<{ include: { deployment: { select: { name: true } } } }>

/** A run as lists show it. */
export function toRunSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    number: row.number,
    deploymentId: row.deploymentId,
    deploymentName: row.deployment.name,
    version: row.version,
    status: runStatusSchema.parse(row.status),
    reason: row.reason,
    dueMs: Number(row.dueMs),
    createdMs: Number(row.createdMs),
    endedMs: row.endedMs === null ? null : Number(row.endedMs),
    lastSeq: row.lastSeq,
  }
}
