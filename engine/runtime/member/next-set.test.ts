import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oracleAnchorAbi } from '../../contracts/abi.gen'
import { epochMs } from '../../schedule/due'
import { signersHash } from '../../settle/encode'
import type { DrawnSet, RunRecord, SignSetTask } from '../../world'
import { readerOf } from '../installation.fixture'
import { openCoordinator, type TestCoordinator } from './coordinator.fixture'
import { deployMinutely, observeRun, prepareRun, settleRun } from './drive.fixture'

// One deployment over two epochs: the second committee is registered by the quorum of the first, while one of the first is silent.
let coordinator: TestCoordinator
let deployment: `0x${string}`
let today: RunRecord
let tomorrow: RunRecord
const tasks: SignSetTask[] = []

beforeAll(async () => {
  coordinator = await openCoordinator()
  const { world, members } = coordinator
  world.workers.signSet = async (task) => {
    tasks.push(task)
    if (task.worker.address === task.outgoing.members[0]?.address) throw new Error('It is silent.')
    return members.signSet(task)
  }
  deployment = await deployMinutely(coordinator, 4)
  const next = async () => {
    const run = await prepareRun(coordinator, deployment)
    await observeRun(coordinator, run)
    return settleRun(coordinator, run)
  }
  today = await next()
  await coordinator.pass(epochMs)
  tomorrow = await next()
})
afterAll(() => coordinator?.close())

const addressesOf = ({ prepared }: RunRecord) => prepared?.committee.members.map(({ address }) => address) ?? []

test('the next epoch’s committee is registered by the quorum of the outgoing one, and settles', async () => {
  expect(today.status, today.reason).toBe('settled')
  expect(tomorrow.status, tomorrow.reason).toBe('settled')
  expect(tomorrow.epoch).toBe(today.epoch + 1)
  expect(addressesOf(tomorrow)).not.toEqual(addressesOf(today))
  const [chain] = coordinator.installation.settings.chains
  const reader = readerOf(coordinator.installation)
  const setOf = (version: bigint) =>
    reader.readContract({ address: chain?.anchor ?? '0x', abi: oracleAnchorAbi, functionName: 'setOf', args: [deployment, version] })
  expect((await setOf(1n)).signersHash).toBe(signersHash(addressesOf(today)))
  expect(await setOf(2n)).toMatchObject({ signersHash: signersHash(addressesOf(tomorrow)), validityMs: 120_000n })
})

/** What the second member of the outgoing set was shown; it vouched. */
function shown(): SignSetTask {
  const task = tasks.find(({ worker, outgoing }) => worker.address === outgoing.members[1]?.address)
  if (!task) throw new Error('Nobody was asked to vouch.')
  return task
}

test('asked again about the same set, a member vouches again', async () => {
  const { members } = coordinator
  expect(await members.signSet(shown())).toBe(await members.signSet(shown()))
})

describe('a member vouches for no', () => {
  const own = { index: 0, address: `0x${'11'.repeat(20)}` as const }
  const withNext = (task: SignSetTask, change: Partial<DrawnSet>) => ({ ...task, next: { ...task.next, ...change } })
  const withOutgoing = (task: SignSetTask, change: Partial<DrawnSet>) => ({ ...task, outgoing: { ...task.outgoing, ...change } })
  const refusals: [string, (task: SignSetTask) => SignSetTask, RegExp][] = [
    [
      'keys of the coordinator',
      (task) => withNext(task, { members: task.next.members.map(({ index }) => ({ ...own, index })) }),
      /does not have the address/,
    ],
    ['other workers than those drawn', (task) => withNext(task, { members: task.outgoing.members }), /not the one that was drawn/],
    ['part of those drawn', (task) => withNext(task, { members: task.next.members.slice(1) }), /not the one that was drawn/],
    ['randomness made up', (task) => withNext(task, { randomness: `0x${'22'.repeat(32)}` }), /does not have the hash/],
    ['outgoing randomness made up', (task) => withOutgoing(task, { randomness: `0x${'22'.repeat(32)}` }), /does not have the hash/],
    ['set of the same epoch', (task) => ({ ...task, next: { ...task.outgoing, version: 2 } }), /is not newer/],
    ['epoch that has not begun', (task) => withNext(task, { epoch: task.next.epoch + 1 }), /has not begun/],
    ['version that leaves one out', (task) => withNext(task, { version: 3 }), /does not follow/],
    [
      'version after one that is not on the chain',
      (task) => withNext(withOutgoing(task, { version: 5 }), { version: 6 }),
      /Set 5 is not registered/,
    ],
    ['other anchor', (task) => ({ ...task, anchor: `0x${'33'.repeat(20)}` }), /knows no anchor/],
    ['other chain', (task) => ({ ...task, chain: 'eip155:1' }), /knows no anchor/],
    [
      'terms that the owner did not sign',
      (task) => {
        const { act, signature } = task.next.signedAct
        if (act.action !== 'deploy') return task
        return withNext(task, { signedAct: { signature, act: { ...act, terms: { ...act.terms, validityMs: 86_400_000 } } } })
      },
      /not the owner’s over this text/,
    ],
    ['other deployment', (task) => ({ ...task, deployment: { ...task.deployment, id: `0x${'44'.repeat(32)}` } }), /not by the owner/],
    [
      'set that another one’s member is asked about',
      (task) => ({ ...task, worker: task.next.members[0] ?? own }),
      /not in the outgoing set/,
    ],
    ['set in the name of another worker', (task) => ({ ...task, worker: { ...task.worker, index: 7 } }), /does not have the address/],
  ]
  test.each(refusals)('%s', async (_, change, reason) => {
    await expect(coordinator.members.signSet(change(shown()))).rejects.toThrow(reason)
  })

  test('block that is not the epoch’s first', async () => {
    const { world, members } = coordinator
    const later = await world.chains.get(world.homeChain)?.head()
    const change = { randomness: later?.hash ?? '0x', epochBlock: String(later?.number) }
    await expect(members.signSet(withNext(shown(), change))).rejects.toThrow(/not the first of epoch/)
  })

  test('second set of one version, drawn as rightly as the first', async () => {
    await coordinator.pass(epochMs)
    const later = await prepareRun(coordinator, deployment)
    const { prepared, epoch } = (await coordinator.world.store.run(later)) ?? {}
    if (!prepared || epoch === undefined) throw new Error('The run was not prepared.')
    const members = prepared.committee.members.map(({ index, address }) => ({ index, address }))
    const change = { epoch, members, randomness: prepared.randomness, epochBlock: prepared.epochBlock }
    await expect(coordinator.members.signSet(withNext(shown(), change))).rejects.toThrow(/vouched for another set/)
  })
})
