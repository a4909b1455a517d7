import type { IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Loopback, startLoopback } from '../adapters/http/loopback.fixture'
import type { Graph } from '../graph/graph'
import { foldRun } from '../record/run-view'
import { hashOf } from '../witness/witness'
import { memberFor } from './effect'
import {
  bundleOf,
  deployGraph,
  feedGraph,
  guardedGraph,
  type Installation,
  openInstallation,
  pressRun,
  untilEnded,
} from './installation.fixture'
import { type EngineChild, spawnEngine } from './spawn-engine.fixture'
import { defaultPatience } from './world'

interface Told {
  headers: IncomingHttpHeaders
  body: string
}

let told: Told[]
let status: (asked: number) => number
let hook: Loopback
let installation: Installation
let children: EngineChild[] = []

beforeEach(async () => {
  told = []
  status = () => 200
  hook = await startLoopback((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk))
    request.on('end', () => {
      told.push({ headers: request.headers, body })
      response.writeHead(status(told.length)).end('taken')
    })
  })
  installation = await openInstallation({ allow: [], patience: { ...defaultPatience, effectMs: 50 } })
  installation.settings.allow.push(hook.host, installation.source.host)
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(children.map(({ ended }) => ended))
  children = []
  await installation.close()
  await hook.close()
})

/** A graph whose agreed value is told to the hook as well. */
function telling(graph: Graph, config: Record<string, string> = {}): Graph {
  return {
    ...graph,
    nodes: [
      ...graph.nodes,
      {
        id: 'tell',
        brick: 'notify',
        version: 1,
        config: { url: `${hook.origin}/hook`, message: 'It is {{value}}.', ...config },
        position: { x: 0, y: 0 },
      },
    ],
    wires: [...graph.wires, { from: { node: 'agree', port: 'value' }, to: { node: 'tell', port: 'value' } }],
  }
}

/** The same without its write. */
const onlyTelling = (graph: Graph): Graph => {
  const { nodes, wires, ...rest } = telling(graph)
  return { ...rest, nodes: nodes.filter(({ id }) => id !== 'write'), wires: wires.filter(({ to }) => to.node !== 'write') }
}

async function untilEffect(run: `0x${string}`) {
  return expect
    .poll(async () => (await installation.engine.getRun(run)).events.filter(({ type }) => type.startsWith('effect.')), { timeout: 20_000 })
    .not.toEqual([])
}

test('after a quorum attested, the member that the run’s id elects tells it once, and the run settles', { timeout: 60_000 }, async () => {
  const { engine, source } = installation
  await engine.start()
  const run = await pressRun(installation, await deployGraph(installation, telling(feedGraph(source.origin)), 4))
  const { run: ended } = await untilEnded(engine, run)
  expect(ended.status, ended.reason).toBe('settled')
  await untilEffect(run)
  const { events } = await engine.getRun(run)
  const elected = memberFor(run, ended.prepared?.committee.members ?? [], 0)
  expect(told).toHaveLength(1)
  expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({ message: 'It is 1999.25.', run })
  expect(told[0]?.headers['idempotency-key']).toBe(hashOf('phat.effect/1', { run, step: 'tell' }))
  const view = foldRun(events)
  expect(view.effects).toMatchObject([{ node: 'tell', state: 'done', worker: elected?.address, line: `Sent to ${hook.host}.` }])
  const order = events.map(({ type }) => type)
  expect(order.indexOf('effect.done')).toBeGreaterThan(order.indexOf('attestation.received'))
})

test('a workflow that only tells is deployed without a target, ends as settled, and its evidence replays', {
  timeout: 60_000,
}, async () => {
  const { engine, source } = installation
  await engine.start()
  const graph = onlyTelling(feedGraph(source.origin))
  expect(bundleOf(graph).content.settlements).toEqual([])
  const run = await pressRun(installation, await deployGraph(installation, graph, 4))
  const { run: ended, events, settlements } = await untilEnded(engine, run)
  expect(ended).toMatchObject({ status: 'settled', reason: `Sent to ${hook.host}.` })
  expect(settlements).toEqual([])
  expect(foldRun(events).status).toMatchObject({ kind: 'ended', end: 'settled', settlements: [] })
  const evidence = await engine.getEvidence(run)
  const { verifyEvidence } = await import('../rehearse/verify-evidence')
  const { bricks } = await import('../../bricks')
  const { catalogueOf } = await import('../compile/resolve')
  expect((await verifyEvidence(JSON.parse(JSON.stringify(evidence)), catalogueOf(bricks))).checks.filter(({ ok }) => !ok)).toEqual([])
})

test('when a member fails the next one tries, with the same key; trouble that stays is given up without failing the settlement', {
  timeout: 60_000,
}, async () => {
  const { engine, source } = installation
  status = (asked) => (asked <= 2 ? 503 : 200)
  await engine.start()
  const deployment = await deployGraph(installation, telling(feedGraph(source.origin)), 4)
  const run = await pressRun(installation, deployment)
  const { run: ended } = await untilEnded(engine, run)
  expect(ended.status, ended.reason).toBe('settled')
  await untilEffect(run)
  const members = ended.prepared?.committee.members ?? []
  expect(new Set(told.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(told).toHaveLength(3)
  expect(foldRun((await engine.getRun(run)).events).effects).toMatchObject([{ state: 'done', worker: memberFor(run, members, 2)?.address }])

  // Nobody can help a 404: more than f members have seen it, and no further one is asked.
  told = []
  status = () => 404
  const second = await pressRun(installation, deployment)
  const again = await untilEnded(engine, second)
  expect(again.run.status, again.run.reason).toBe('settled')
  await untilEffect(second)
  expect(told).toHaveLength(2)
  expect(foldRun((await engine.getRun(second)).events).effects).toMatchObject([{ state: 'failed', line: expect.stringContaining('404') }])
})

test('a branch that is not taken tells nobody, and a skipped run may still tell', { timeout: 60_000 }, async () => {
  const { engine, source } = installation
  await engine.start()
  const guarded = guardedGraph(source.origin)
  const graph = telling(guarded)
  // Told only when the deviation guard lets the write pass.
  const onPass = { ...graph, wires: [...graph.wires, { from: { node: 'guard', port: 'pass' }, to: { node: 'tell', port: 'run' } }] }
  const deployment = await deployGraph(installation, onPass, 4)
  expect((await untilEnded(engine, await pressRun(installation, deployment))).run.status).toBe('settled')
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(1)
  const skipped = await untilEnded(engine, await pressRun(installation, deployment))
  expect(skipped.run.status).toBe('skipped')
  expect((await engine.getRun(skipped.run.id)).events.some(({ type }) => type === 'effect.done')).toBe(false)
  expect(told).toHaveLength(1)

  const always = await deployGraph(installation, graph, 4)
  await untilEnded(engine, await pressRun(installation, always))
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(2)
  const quiet = await untilEnded(engine, await pressRun(installation, always))
  expect(quiet.run.status).toBe('skipped')
  await untilEffect(quiet.run.id)
  expect(told).toHaveLength(3)
})

test('an engine killed −9 between performing and recording performs again with the same key, and records it once', {
  timeout: 120_000,
}, async () => {
  const { engine, settings, source } = installation
  const doomed = await spawnEngine(settings, 'effect.performed')
  children.push(doomed)
  const deployment = await deployGraph(installation, telling(feedGraph(source.origin)), 4)
  const run = await pressRun(installation, deployment)
  expect(await doomed.ended).toBe('SIGKILL')
  expect(told).toHaveLength(1)
  expect((await engine.getRun(run)).events.some(({ type }) => type === 'effect.done')).toBe(false)
  children.push(await spawnEngine(settings))
  const { run: ended } = await untilEnded(engine, run)
  expect(ended.status, ended.reason).toBe('settled')
  await untilEffect(run)
  expect(told).toHaveLength(2)
  expect(told[1]?.headers['idempotency-key']).toBe(told[0]?.headers['idempotency-key'])
  expect(told[1]?.body).toBe(told[0]?.body)
  expect((await engine.getRun(run)).events.filter(({ type }) => type === 'effect.done')).toHaveLength(1)
})
