import type { ActChange } from '../../world/deployment-store'
import { type Database, Prisma, type Transaction } from './client'
import { createRunIn } from './run-store'

/** What a new owner gets, in test PHA. */
export const startingBalancePha = 10_000

type Outcome = 'applied' | 'replayed' | 'short' | 'busy'

class Refused extends Error {
  constructor(readonly outcome: Exclude<Outcome, 'applied'>) {
    super(outcome)
  }
}

/** Applies an owner’s act: nonce, balance, deployment, version, cursor and run in one transaction. */
export async function applyAct(db: Database, change: ActChange): Promise<Outcome> {
  try {
    await db.$transaction((tx) => applyIn(tx, change))
    return 'applied'
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    throw error
  }
}

async function applyIn(tx: Transaction, { signed, message, atMs, balancePha, deployment, run }: ActChange) {
  const { act, signature } = signed
  await tx.owner.createMany({ data: [{ key: act.owner, balancePha: startingBalancePha, createdMs: atMs }], skipDuplicates: true })
  // The owner’s row is locked by the update, so that two acts never both spend the same PHA.
  const paid = await tx.owner.updateMany({
    where: { key: act.owner, balancePha: { gte: -balancePha } },
    data: { balancePha: { increment: balancePha } },
  })
  const used = await tx.ownerAct.createMany({
    data: [{ ownerKey: act.owner, nonce: act.nonce, action: act.action, act, message, signature, createdMs: atMs }],
    skipDuplicates: true,
  })
  if (used.count === 0) throw new Refused('replayed')
  if (paid.count === 0) throw new Refused('short')
  if (deployment) await saveDeployment(tx, signed, deployment, atMs)
  if (run && (await createRunIn(tx, run)) === 'busy') throw new Refused('busy')
  await tx.$queryRaw`select pg_notify('phat_deployments', ${deployment?.id ?? run?.deployment ?? ''})::text`
}

async function saveDeployment(
  tx: Transaction,
  signed: ActChange['signed'],
  { id, name, workflowId, status, stakePha, version, nextMs }: NonNullable<ActChange['deployment']>,
  atMs: number,
) {
  const { owner, nonce } = signed.act
  if (version) {
    await tx.bundle.createMany({ data: [{ cid: version.bundleId, text: version.bundleText, createdMs: atMs }], skipDuplicates: true })
  }
  const common = { status, stakePha, updatedMs: atMs, ...(version ? { version: version.n } : {}) }
  await tx.deployment.upsert({
    where: { id },
    update: { ...common, ...(name === undefined ? {} : { name }), ...(workflowId === undefined ? {} : { workflowId }) },
    create: {
      ...common,
      id,
      ownerKey: owner,
      nonce,
      name: name ?? 'Untitled',
      workflowId: workflowId ?? null,
      version: 1,
      createdMs: atMs,
    },
  })
  if (version) {
    const { n, bundleId, revision } = version
    await tx.deploymentVersion.create({ data: { deploymentId: id, n, bundleCid: bundleId, signedAct: signed, revision, createdMs: atMs } })
  }
  await tx.triggerCursor.upsert({
    where: { deploymentId: id },
    // What a trigger remembers belongs to the version that remembered it.
    update: { lastMs: atMs, nextMs, ...(version ? { wakeState: Prisma.DbNull, wakeMs: null } : {}) },
    create: { deploymentId: id, lastMs: atMs, nextMs },
  })
}
