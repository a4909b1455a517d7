import type { Hex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberTask } from '../../world'
import { deployGraph, feedGraph, pressRun } from '../installation.fixture'
import { loadRun } from '../load'
import { memberTask } from '../member-task'
import { prepare } from '../prepare'
import { openCoordinator, type TestCoordinator } from './coordinator.fixture'

let coordinator: TestCoordinator

beforeAll(async () => {
  coordinator = await openCoordinator()
})
afterAll(() => coordinator?.close())

/** A feed whose source may be shown again for a minute. */
function keepingGraph() {
  const graph = feedGraph(coordinator.installation.source.origin)
  const nodes = graph.nodes.map((node) => (node.id === 'fetch' ? { ...node, config: { ...node.config, maxAgeMs: 60_000 } } : node))
  return { ...graph, nodes }
}

const deploy = () => deployGraph(coordinator.installation, keepingGraph(), 4)

/** What each member of a new run is told. */
async function tasksOf(deployment: Hex): Promise<MemberTask[]> {
  const { world, installation } = coordinator
  const run = await pressRun(installation, deployment)
  await prepare(world, run)
  const loaded = await loadRun(world, run, ['observing'])
  const prepared = loaded?.run.prepared
  if (!loaded || !prepared) throw new Error('The run was not prepared.')
  return Promise.all(prepared.committee.members.map((worker) => memberTask(world, loaded, prepared, worker)))
}

/** Has each member look, and says how often the source was asked for it. */
async function askedBy(tasks: readonly MemberTask[]): Promise<number> {
  const { source } = coordinator.installation
  const before = source.asked.length
  const seen = await Promise.all(tasks.map((task) => coordinator.members.observe(task)))
  for (const { exchanges } of seen) expect(exchanges).toMatchObject([{ reply: { status: 200 } }])
  return source.asked.length - before
}

test('a worker sees its own reply again, another worker’s never, nor one of another deployment', async () => {
  const first = await deploy()
  expect(await askedBy(await tasksOf(first))).toBe(4)
  expect(await askedBy(await tasksOf(first))).toBe(0)
  expect(await askedBy(await tasksOf(await deploy()))).toBe(4)
  await coordinator.pass(61_000)
  expect(await askedBy(await tasksOf(first))).toBe(4)
})
