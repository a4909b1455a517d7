import { z } from 'zod'
import type { WakeChange } from '../../world/deployment-store'
import { type Database, Prisma } from './client'
import { createRunIn } from './run-store'

class Busy extends Error {}

/** Keeps what a wake-up’s check remembers and starts its run in one transaction, each due time once. */
export async function keepWake(db: Database, { deployment, version, dueMs, state, run }: WakeChange): Promise<'kept' | 'stale' | 'busy'> {
  try {
    return await db.$transaction(async (tx) => {
      // The same order of locks as an owner’s act.
      await tx.$queryRaw`select 1 from deployment where id = ${deployment} for update`
      const kept = await tx.triggerCursor.updateMany({
        where: {
          deploymentId: deployment,
          deployment: { status: 'running', version },
          OR: [{ wakeMs: null }, { wakeMs: { lt: dueMs } }],
        },
        data: { wakeState: z.json().parse(state) ?? Prisma.DbNull, wakeMs: dueMs },
      })
      if (kept.count === 0) return 'stale'
      if (run && (await createRunIn(tx, run)) === 'busy') throw new Busy()
      return 'kept'
    })
  } catch (error) {
    if (error instanceof Busy) return 'busy'
    throw error
  }
}
