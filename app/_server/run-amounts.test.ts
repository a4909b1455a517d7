import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunSummary } from '@/app/_contracts'
import { database } from './database'
import { withAmounts } from './run-amounts'
import { useTestDatabase } from './test-api'

const OWNER = `0x${'01'.repeat(32)}`
const DEPLOYMENT = `0x${'de'.repeat(32)}`
const price = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['kraken'] }
let end: (() => Promise<void>) | undefined

beforeAll(async () => {
  end = (await useTestDatabase()).drop
  const db = database()
  await db.ownerAct.create({ data: { ownerKey: OWNER, nonce: 0, action: 'deploy', act: {}, message: '', signature: '0x', createdMs: 1 } })
  await db.deployment.create({
    data: {
      id: DEPLOYMENT,
      ownerKey: OWNER,
      nonce: 0,
      name: 'Feed',
      status: 'running',
      stakePha: 1,
      version: 1,
      createdMs: 1,
      updatedMs: 1,
    },
  })
})
afterAll(() => end?.())

/** A run in the database whose agreement holds these values; none when undefined. */
async function runWith(
  number: number,
  values: Record<string, Record<string, string | boolean | typeof price>> | undefined,
): Promise<RunSummary> {
  const id = `0x${number.toString(16).padStart(2, '0').repeat(32)}`
  const run = { id, number, deploymentId: DEPLOYMENT, version: 1, status: 'settled' as const, reason: '' }
  await database().run.create({
    data: {
      ...run,
      triggerKey: `cron:${number}`,
      input: {},
      dueMs: 1,
      epoch: 1,
      createdMs: 1,
      ...(values ? { agreement: { create: { setHash: '0x', agreement: { values }, createdMs: 1 } } } : {}),
    },
  })
  return { ...run, deploymentName: 'Feed', dueMs: 1, createdMs: 1, endedMs: null, lastSeq: 0 }
}

test('a run’s summary carries the agreed number, of a price or a decimal, and nothing where there is none', async () => {
  const runs = [
    await runWith(1, { median: { value: price } }),
    await runWith(2, { same: { value: true }, rain: { value: '4.2' } }),
    await runWith(3, { same: { value: 'home' } }),
    await runWith(4, undefined),
  ]
  expect((await withAmounts(database(), runs)).map(({ amount }) => amount)).toEqual(['3482.24', '4.2', undefined, undefined])
})

test('no runs ask nothing of the database', async () => {
  expect(await withAmounts(database(), [])).toEqual([])
})
