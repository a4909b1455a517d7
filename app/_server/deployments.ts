import type { DeploymentSummary, routes } from '@/app/_contracts'
import { deploymentStatusSchema } from '@/app/_contracts/deployments'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import { type BundleContent, type DeploymentTerms, findBrick, quorumOf, readBundle, type SignedAct, signedActSchema } from '@/engine/core'
import { triggerOf } from '@/engine/server'
import type { Prisma } from '@/prisma/client/client'
import { catalogue } from './catalogue'
import { type Database, database } from './database'
import { installation } from './installation'
import { withAmounts } from './run-amounts'
import { toRunSummary } from './run-rows'
import { graphOf } from './runs'
import { viewTargets } from './target-views'

const whole = {
  cursor: true,
  workflow: true,
  versions: { include: { bundle: true }, orderBy: { n: 'desc' } },
  runs: { take: 1, orderBy: { number: 'desc' }, include: { deployment: { select: { name: true } } } },
} as const satisfies Prisma.DeploymentInclude
const newestOnly = { ...whole, versions: { ...whole.versions, take: 1 } } as const satisfies Prisma.DeploymentInclude

type Row = Prisma.DeploymentGetPayload<{ include: typeof newestOnly }>

/** Lists deployments, newest first. */
export async function listDeployments({
  query: { owner, workflow, status },
}: RouteCall<typeof routes.listDeployments>): Promise<RouteReply<typeof routes.listDeployments>> {
  const db = database()
  const rows = await db.deployment.findMany({
    where: { ...(owner ? { ownerKey: owner } : {}), ...(workflow ? { workflowId: workflow } : {}), ...(status ? { status } : {}) },
    include: newestOnly,
    orderBy: [{ createdMs: 'desc' }, { id: 'desc' }],
  })
  const summaries = rows.map(toSummary)
  const last = await withAmounts(
    db,
    summaries.flatMap(({ lastRun }) => lastRun ?? []),
  )
  return {
    deployments: summaries.map((summary) => ({ ...summary, lastRun: last.find(({ id }) => id === summary.lastRun?.id) ?? null })),
  }
}

/** Gives a deployment with its versions and what its feeds say. @throws {Fault} `deployment_unknown`. */
export async function getDeployment({
  params: { id },
}: RouteCall<typeof routes.getDeployment>): Promise<RouteReply<typeof routes.getDeployment>> {
  const db = database()
  const row = await findDeployment(db, id)
  const newest = newestOf(row)
  const { terms, instance } = newest.act
  const { content, text } = readBundle(newest.text, newest.bundleId)
  const { workflow } = row
  return {
    ...toSummary(row),
    instance,
    targets: await viewTargets(content, terms, `0x${id.slice(2)}`, installation().chains),
    policy: terms.committee,
    validityMs: terms.validityMs,
    permissions: content.permissions,
    versions: row.versions.map(({ n, bundleCid, revision, createdMs, signedAct }) => ({
      n,
      bundleId: bundleCid,
      revision,
      createdMs: Number(createdMs),
      signed: signedActSchema.parse(signedAct),
    })),
    workflow: workflow && {
      id: workflow.id,
      name: workflow.name,
      revision: workflow.revision,
      ahead: newest.revision !== null && workflow.revision > newest.revision,
      deleted: workflow.deletedMs !== null,
    },
    hook: hookOf(content, id),
    bundle: text,
    graph: await graphOf(db, row.workflowId, newest.revision),
  }
}

/** Where messages go, as the newest version’s trigger takes them; null for one that takes none. */
function hookOf({ plan }: BundleContent, id: string): { path: string; example: string } | null {
  const step = plan.steps.find(({ part }) => part === 'trigger')
  const delivery = step && findBrick(catalogue, step.brick, step.version)?.trigger?.delivery
  const path = `/api/v1/deployments/${id}/hook`
  return delivery ? { path, example: delivery.example(step.config, path) } : null
}

/** A deployment with all its versions. @throws {Fault} `deployment_unknown`. */
export async function findDeployment(db: Database, id: string) {
  const row = await db.deployment.findUnique({ where: { id }, include: whole })
  if (row) return row
  throw new Fault('deployment_unknown', `There is no deployment ${id} here.`, { remedy: 'Look for it in the list of deployments.' })
}

/** The newest version of a deployment with its terms. */
export function newestOf(row: Row): {
  n: number
  act: SignedAct['act'] & { terms: DeploymentTerms }
  bundleId: string
  text: string
  revision: number | null
} {
  const [newest] = row.versions
  const act = newest && signedActSchema.parse(newest.signedAct).act
  if (!newest || !act || !('terms' in act)) throw new Error(`Deployment ${row.id} has no version with terms.`)
  return { n: newest.n, act, bundleId: newest.bundleCid, text: newest.bundle.text, revision: newest.revision }
}

function toSummary(row: Row): DeploymentSummary {
  const { act, bundleId, text } = newestOf(row)
  const status = deploymentStatusSchema.parse(row.status)
  const due = status === 'running' ? (row.cursor?.nextMs ?? null) : null
  // A look at a price is no run.
  const next = due !== null && triggerOf(readBundle(text, bundleId).content, catalogue)?.wake ? null : due
  const [lastRun] = row.runs
  return {
    id: row.id,
    name: row.name,
    status,
    owner: row.ownerKey,
    workflowId: row.workflowId,
    version: row.version,
    bundleId,
    stakePha: Number(row.stakePha),
    committee: quorumOf(act.terms.committee.n),
    chains: [...new Set(Object.values(act.terms.targets).flatMap((targets) => targets.map(({ chain }) => chain)))].sort(),
    createdMs: Number(row.createdMs),
    updatedMs: Number(row.updatedMs),
    nextDueMs: next === null ? null : Number(next),
    runs: lastRun?.number ?? 0,
    lastRun: lastRun ? toRunSummary(lastRun) : null,
  }
}
