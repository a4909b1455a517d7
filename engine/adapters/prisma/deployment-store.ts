import { z } from 'zod'
import { canonicalJson, Fault } from '../../../bricks/kit'
import { ownerActSchema } from '../../deploy/act'
import type { DeploymentStore, SignerSetRecord } from '../../world/deployment-store'
import { applyAct, startingBalancePha } from './acts'
import type { Database, Transaction } from './client'
import { toDeployment, toHex, toVersion } from './rows'
import { createRunIn } from './run-store'
import { keepWake } from './wakes'

const memberSchema = z.array(z.object({ index: z.int(), address: z.templateLiteral(['0x', z.string()]) }))
const setStatus = z.enum(['pending', 'registered'])
const dueSchema = z.array(z.object({ deployment_id: z.string(), last_ms: z.bigint(), next_ms: z.bigint(), wake_state: z.json() }))
const maxDueAtOnce = 50

interface SetRow {
  chain: string
  anchor: string
  deploymentId: string
  version: number
  epoch: number
  members: unknown
  status: string
}

const toSet = (row: SetRow): SignerSetRecord => ({
  chain: row.chain,
  anchor: toHex(row.anchor),
  deploymentId: toHex(row.deploymentId),
  version: row.version,
  epoch: row.epoch,
  members: memberSchema.parse(row.members),
  status: setStatus.parse(row.status),
})

// Sets follow one another in time: an outgoing committee vouches for none that was drawn before it.
const epochOver = (epoch: number, chain: string) =>
  new Fault('epoch_over', `The committee of epoch ${epoch} was never registered on ${chain}, and a newer one has taken its place.`, {
    remedy: 'Nothing: the next run has the newer committee.',
  })

/** Deployments, owners, epochs and signer sets in Postgres. */
export function createDeploymentStore(db: Database): DeploymentStore {
  const newest = { deployment: { include: { cursor: true } }, bundle: true } as const
  return {
    async owner(owner) {
      const [row, last, locked] = await Promise.all([
        db.owner.findUnique({ where: { key: owner } }),
        db.ownerAct.aggregate({ where: { ownerKey: owner }, _max: { nonce: true } }),
        db.deployment.aggregate({ where: { ownerKey: owner, status: { not: 'closed' } }, _sum: { stakePha: true } }),
      ])
      return {
        owner,
        balancePha: row ? Number(row.balancePha) : startingBalancePha,
        lockedPha: Number(locked._sum.stakePha ?? 0),
        nextNonce: (last._max.nonce ?? -1) + 1,
      }
    },
    applyAct: (change) => applyAct(db, change),
    async deployment(id) {
      const row = await db.deployment.findUnique({ where: { id }, include: { cursor: true } })
      return row && toDeployment(row)
    },
    async deployments({ owner } = {}) {
      const rows = await db.deployment.findMany({
        where: owner === undefined ? {} : { ownerKey: owner },
        include: { cursor: true },
        orderBy: { createdMs: 'desc' },
      })
      return rows.map(toDeployment)
    },
    async versions(id) {
      const rows = await db.deploymentVersion.findMany({ where: { deploymentId: id }, include: { bundle: true }, orderBy: { n: 'desc' } })
      return rows.map(toVersion)
    },
    async version(id, n) {
      const row = await db.deploymentVersion.findUnique({ where: { deploymentId_n: { deploymentId: id, n } }, include: newest })
      return row && { deployment: toDeployment(row.deployment), version: toVersion(row) }
    },
    async act(ownerKey, nonce) {
      const row = await db.ownerAct.findUnique({ where: { ownerKey_nonce: { ownerKey, nonce } } })
      return row && ownerActSchema.parse(row.act)
    },
    async tick(nowMs, due) {
      return db.$transaction(async (tx) => {
        // A cursor that another process holds is being handled there.
        const cursors = dueSchema.parse(
          await tx.$queryRaw`select c.deployment_id, c.last_ms, c.next_ms, c.wake_state from trigger_cursor c join deployment d on d.id = c.deployment_id
            where c.next_ms <= ${nowMs} and d.status = 'running' order by c.next_ms limit ${maxDueAtOnce} for update of c skip locked`,
        )
        for (const cursor of cursors) {
          const deployment = await tx.deployment.findUniqueOrThrow({ where: { id: cursor.deployment_id }, include: { cursor: true } })
          const version = await tx.deploymentVersion.findUniqueOrThrow({
            where: { deploymentId_n: { deploymentId: deployment.id, n: deployment.version } },
            include: { bundle: true },
          })
          const { runs, nextMs } = due({
            deployment: toDeployment(deployment),
            version: toVersion(version),
            lastMs: Number(cursor.last_ms),
            nextMs: Number(cursor.next_ms),
            wakeState: cursor.wake_state,
          })
          for (const run of runs) if ((await createRunIn(tx, run)) !== 'busy') break
          await tx.triggerCursor.update({ where: { deploymentId: deployment.id }, data: { lastMs: nowMs, nextMs } })
        }
        const next = await tx.triggerCursor.aggregate({ where: { deployment: { status: 'running' } }, _min: { nextMs: true } })
        return next._min.nextMs === null ? null : Number(next._min.nextMs)
      })
    },
    keepWake: (change) => keepWake(db, change),
    async epoch(n) {
      const row = await db.epoch.findUnique({ where: { n } })
      return row && { n, randomness: toHex(row.randomness), blockNumber: row.blockNumber, blockHash: toHex(row.blockHash) }
    },
    async sealEpoch(seal, atMs) {
      await db.epoch.createMany({ data: [{ ...seal, createdMs: atMs }], skipDuplicates: true })
      const row = await db.epoch.findUniqueOrThrow({ where: { n: seal.n } })
      return { n: row.n, randomness: toHex(row.randomness), blockNumber: row.blockNumber, blockHash: toHex(row.blockHash) }
    },
    async ensureSignerSets({ deploymentId, epoch, members }, anchors, atMs) {
      const wanted = canonicalJson(members)
      const versionsIn = async (from: Transaction | Database) => {
        const rows = await from.signerSet.findMany({ where: { deploymentId, epoch }, orderBy: { version: 'asc' } })
        // A new version of the deployment may have drawn another committee in the same epoch.
        const alike = rows.filter((row) => canonicalJson(toSet(row).members) === wanted)
        return new Map(alike.map(({ chain, version }) => [chain, version]))
      }
      const found = await versionsIn(db)
      if (anchors.every(({ chain }) => found.has(chain))) return Object.fromEntries(found)
      return db.$transaction(async (tx) => {
        await tx.$queryRaw`select 1 from deployment where id = ${deploymentId} for update`
        const known = await versionsIn(tx)
        for (const { chain, anchor } of anchors) {
          if (known.has(chain)) continue
          const last = await tx.signerSet.aggregate({ where: { deploymentId, chain, anchor }, _max: { version: true, epoch: true } })
          if ((last._max.epoch ?? 0) > epoch) throw epochOver(epoch, chain)
          const version = (last._max.version ?? 0) + 1
          await tx.signerSet.create({ data: { chain, anchor, deploymentId, version, epoch, members, status: 'pending', createdMs: atMs } })
          known.set(chain, version)
        }
        return Object.fromEntries(known)
      })
    },
    async signerSets({ chain, anchor, deploymentId, upTo }) {
      const where = { chain, anchor, deploymentId, version: { lte: upTo } }
      return (await db.signerSet.findMany({ where, orderBy: { version: 'asc' } })).map(toSet)
    },
    async markRegistered({ chain, anchor, deploymentId, version }) {
      await db.signerSet.update({
        where: { chain_anchor_deploymentId_version: { chain, anchor, deploymentId, version } },
        data: { status: 'registered' },
      })
    },
  }
}
