import type { Hex } from 'viem'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Value } from '../../../bricks/kit'
import { deliveryKey, epochOf, scheduledKey, triggerOf } from '../../schedule/due'
import { runIdOf } from '../../witness/witness'
import type { MemberTask } from '../../world'
import { bundleOf, deployGraph, feedGraph } from '../installation.fixture'
import { loadRun } from '../load'
import { memberTask } from '../member-task'
import { prepare } from '../prepare'
import { newRun } from '../trigger'
import { foreignMessage, messageGraph, signedMessage } from '../webhook.fixture'
import { openCoordinator, type TestCoordinator } from './coordinator.fixture'

// The tests are the coordinator: they make up triggers, and the members are the real worker code.
let coordinator: TestCoordinator
beforeAll(async () => {
  coordinator = await openCoordinator()
})
afterAll(() => coordinator.close())

/** What each member of a run’s committee is asked. */
async function tasksOf(run: Hex): Promise<MemberTask[]> {
  const { world } = coordinator
  // A new epoch’s block must have settled for a moment.
  await vi.waitFor(() => prepare(world, run), { timeout: 15_000, interval: 200 })
  const loaded = await loadRun(world, run, ['observing'])
  const prepared = loaded?.run.prepared
  if (!loaded || !prepared) throw new Error(`The run was not prepared: ${(await world.store.run(run))?.reason}`)
  return Promise.all(prepared.committee.members.map((worker) => memberTask(world, loaded, prepared, worker)))
}

async function startRun(deployment: Hex, triggerKey: string, input: Value, dueMs: number): Promise<MemberTask[]> {
  const run = newRun({ deployment, version: 1, triggerKey, input, dueMs, atMs: coordinator.world.clock.nowMs(), exclusive: false })
  await coordinator.world.store.createRun(run)
  return tasksOf(run.run)
}

/** A task as a coordinator could make it up, its ids in order. */
const claiming = (task: MemberTask, run: Partial<MemberTask['run']>): MemberTask => {
  const next = { ...task.run, ...run }
  return { ...task, run: { ...next, id: runIdOf(task.deployment.id, next.triggerKey), epoch: epochOf(next.dueMs) } }
}
const observe = (task: MemberTask) => coordinator.members.observe(task)
const first = ([task]: MemberTask[]): MemberTask => {
  if (!task) throw new Error('The run has no member.')
  return task
}

describe('a message that the coordinator offers', () => {
  let deployment: Hex
  let tasks: MemberTask[]
  beforeAll(async () => {
    const { installation } = coordinator
    deployment = await deployGraph(installation, messageGraph(), 4)
    tasks = await tasksOf((await installation.engine.deliver(deployment, signedMessage('{"price":"5"}'))).run)
  })

  test('is observed by every member when its sender signed it', async () => {
    const observed = await Promise.all(tasks.map(observe))
    expect(new Set(observed.map(({ body }) => body.inputHash)).size).toBe(1)
  })
  const input = ({ headers, body }: ReturnType<typeof signedMessage>) => ({
    body,
    timestamp: headers['x-timestamp'] ?? '',
    signature: headers['x-signature'] ?? '',
  })
  const anyKey = deliveryKey('webhook', `0x${'12'.repeat(32)}`)
  const forgeries: [string, (task: MemberTask) => Partial<MemberTask['run']>, RegExp][] = [
    ['with another price', ({ run }) => ({ input: { ...Object(run.input), body: '{"price":"6"}' } }), /signature does not belong/],
    [
      'with another time',
      ({ run }) => ({ input: { ...Object(run.input), timestamp: String(run.dueMs + 1) } }),
      /signature does not belong/,
    ],
    ['signed by somebody else', () => ({ input: input(foreignMessage('{"price":"6"}')), triggerKey: anyKey }), /signature does not belong/],
    ['under another name, to start a second run', () => ({ triggerKey: anyKey }), /not named after its message/],
    ['as if it had come much later', ({ run }) => ({ dueMs: run.dueMs - 301_000 }), /too far from when it came/],
    ['as no message', () => ({ input: { scheduledAtMs: 1 } }), /carries no message/],
    ['in the future', ({ run }) => ({ dueMs: run.dueMs + 60_000 }), /due later than now/],
  ]
  test.each(forgeries)('is refused by every member %s', async (_, forge, reason) => {
    for (const task of tasks) await expect(observe(claiming(task, forge(task)))).rejects.toThrow(reason)
  })
  test('is refused when it was held back for longer than ten minutes', async () => {
    const held = { ...coordinator.world.clock }
    const later = { nowMs: () => held.nowMs() - 660_000 }
    const message = signedMessage('{"price":"8"}', later.nowMs())
    const verified = triggerOf(bundleOf(messageGraph()).content, coordinator.world.catalogue)?.delivery
    const name = verified?.verify(input(message), later.nowMs()) ?? ''
    const task = claiming(first(tasks), { input: input(message), dueMs: later.nowMs(), triggerKey: deliveryKey('webhook', name) })
    await expect(observe(task)).rejects.toThrow(/too long ago/)
  })
})

describe('an interval with a spread', () => {
  const config = { everyMs: 60_000, spreadMs: 60_000 }
  const graph = () => feedGraph(coordinator.installation.source.origin, { brick: 'interval', config })

  test('is due at one time for every member, which is not that of another deployment, and no member takes another time', async () => {
    const { installation, world } = coordinator
    const ids = [await deployGraph(installation, graph(), 4), await deployGraph(installation, graph(), 4)]
    const [one = '0x', two = '0x'] = ids
    const content = bundleOf(graph()).content
    const dueOf = (id: Hex) => triggerOf(content, world.catalogue, id)?.next(world.clock.nowMs() - 60_000) ?? 0
    expect(dueOf(one) % 60_000).not.toBe(dueOf(two) % 60_000)
    expect((await world.store.deployment(one))?.nextMs).toBe(dueOf(one) + 60_000)

    const dueMs = dueOf(one)
    const tasks = await startRun(one, scheduledKey('interval', dueMs), { scheduledAtMs: dueMs }, dueMs)
    expect(await Promise.all(tasks.map((task) => observe(task).then(({ body }) => body.run)))).toEqual(tasks.map(({ run }) => run.id))
    const other = dueOf(two)
    const elsewhere = { dueMs: other, input: { scheduledAtMs: other }, triggerKey: scheduledKey('interval', other) }
    for (const task of tasks) await expect(observe(claiming(task, elsewhere))).rejects.toThrow(/schedule has no such time/)
  })
})

test('no member takes a due time of long ago: the coordinator may not choose among the committees of all epochs', async () => {
  const { installation, world } = coordinator
  const config = { everyMs: 60_000, spreadMs: 0 }
  const graph = feedGraph(installation.source.origin, { brick: 'interval', config })
  const deployment = await deployGraph(installation, graph, 4)
  const at = (agoMs: number) => {
    const dueMs = Math.floor((world.clock.nowMs() - agoMs) / 60_000) * 60_000
    return { dueMs, input: { scheduledAtMs: dueMs }, triggerKey: scheduledKey('interval', dueMs) }
  }
  const now = at(0)
  const task = first(await startRun(deployment, now.triggerKey, now.input, now.dueMs))
  await expect(observe(task)).resolves.toBeDefined()
  await expect(observe(claiming(task, at(8 * 86_400_000)))).rejects.toThrow(/too long ago/)
})

test('a wake-up is taken at any time of its grid within ten minutes, and at no other', async () => {
  const { installation, world } = coordinator
  const config = { source: 'url', url: `${installation.source.origin}/price`, everyMs: 5000 }
  const graph = feedGraph(installation.source.origin, { brick: 'price-move', config })
  const deployment = await deployGraph(installation, graph, 4)
  const trigger = triggerOf(bundleOf(graph).content, world.catalogue, deployment)
  const at = (agoMs: number) => {
    const dueMs = trigger?.next(world.clock.nowMs() - agoMs) ?? 0
    return { dueMs, input: { wokenAtMs: dueMs }, triggerKey: scheduledKey('price-move', dueMs) }
  }
  const now = at(6000)
  const task = first(await startRun(deployment, now.triggerKey, now.input, now.dueMs))
  await expect(observe(task)).resolves.toMatchObject({ body: { run: task.run.id } })
  await expect(observe(claiming(task, at(300_000)))).resolves.toBeDefined()
  await expect(observe(claiming(task, at(700_000)))).rejects.toThrow(/too long ago/)
  const off = { dueMs: now.dueMs + 1, input: { wokenAtMs: now.dueMs + 1 }, triggerKey: scheduledKey('price-move', now.dueMs + 1) }
  await expect(observe(claiming(task, off))).rejects.toThrow(/schedule has no such time/)
})
