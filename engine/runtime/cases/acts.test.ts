import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bricks } from '../../../bricks'
import { createStore } from '../../adapters/prisma/store'
import { catalogueOf } from '../../compile/resolve'
import { bundleOf, deployGraph, feedGraph, type Installation, openInstallation, pressRun, termsOf } from '../installation.fixture'
import { tick } from '../trigger'

// No engine runs here: acts are rows, and these tests read them back.
let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
  const store = createStore(installation.settings.databaseUrl)
  const { instance } = installation.owner.act('pause', `0x${'00'.repeat(32)}`).act
  await store.saveInstance({ id: instance, rosterSeed: `0x${'01'.repeat(32)}`, rosterSize: 1_000 }, Date.now())
  await store.close()
})
afterAll(() => installation.close())

const graph = () => feedGraph('https://example.com')
const hourly = () => feedGraph('https://example.com', { brick: 'cron', config: { expression: '0 * * * *', timeZone: 'UTC' } })
const codeOf = (promise: Promise<unknown>) =>
  promise.then(() => 'accepted').catch((error: { code?: string }) => error.code ?? String(error))

test('a new owner has 10,000 test PHA; a stake is locked while the deployment lives and returned when it is closed', async () => {
  const { engine, owner } = installation
  const deployment = await deployGraph(installation, graph(), 4)
  expect(await engine.owner(owner.key)).toMatchObject({ balancePha: 9_900, lockedPha: 100 })
  await engine.act(owner.act('close', deployment))
  expect(await engine.owner(owner.key)).toMatchObject({ balancePha: 10_000, lockedPha: 0 })
  expect(await codeOf(engine.act(owner.act('run', deployment)))).toBe('not_running')
})

test('a stake above the balance, a used nonce, an altered, late or foreign act are each refused by name', async () => {
  const { engine, owner } = installation
  const bundle = bundleOf(graph())
  const terms = termsOf(bundle, 4)
  const request = { bundleText: bundle.text, name: 'A feed' }
  expect(await codeOf(engine.deploy({ ...request, signed: owner.deploy({ ...terms, stakePha: 10_001 }) }))).toBe('stake_short')
  const signed = owner.deploy(terms)
  const { deployment } = await engine.deploy({ ...request, signed })
  expect(await codeOf(engine.deploy({ ...request, signed }))).toBe('act_replayed')

  const next = owner.deploy(terms)
  const change = (part: object) => ({ ...next, act: { ...next.act, ...part } })
  expect(await codeOf(engine.deploy({ ...request, signed: change({ nonce: next.act.nonce + 9 }) }))).toBe('act_altered')
  expect(await codeOf(engine.deploy({ ...request, signed: change({ expiryMs: Date.now() - 1 }) }))).toBe('act_expired')
  expect(await codeOf(engine.deploy({ ...request, signed: change({ instance: 'phat-elsewhere' }) }))).toBe('act_foreign')
  const other = bundleOf(feedGraph('https://example.org'))
  expect(await codeOf(engine.deploy({ ...request, bundleText: other.text, signed: next }))).toBe('bundle_altered')
  expect(await codeOf(engine.deploy({ ...request, signed: owner.deploy({ ...terms, targets: {} }) }))).toBe('target_missing')
  const far = { write: [{ chain: 'eip155:1', contract: 'feed' as const }] }
  expect(await codeOf(engine.deploy({ ...request, signed: owner.deploy({ ...terms, targets: far }) }))).toBe('chain_unknown')
  await engine.act(owner.act('close', deployment))
})

test('pausing stops the schedule, resuming goes on from now, and an upgrade keeps id and feed', async () => {
  const { engine, owner } = installation
  const deployment = await deployGraph(installation, hourly(), 4)
  const before = await engine.getDeployment(deployment)
  expect(before.nextMs).toBeGreaterThan(Date.now())
  await engine.act(owner.act('pause', deployment))
  expect(await codeOf(engine.act(owner.act('pause', deployment)))).toBe('not_running')
  expect(await engine.getDeployment(deployment)).toMatchObject({ status: 'paused', nextMs: null })
  await engine.act(owner.act('resume', deployment))
  expect(await engine.getDeployment(deployment)).toMatchObject({ status: 'running', nextMs: before.nextMs })

  const bundle = bundleOf(graph())
  const { instance } = owner.act('pause', deployment).act
  const terms = { ...termsOf(bundle, 7), stakePha: 300 }
  const signed = owner.sign({
    action: 'upgrade',
    instance,
    owner: owner.key,
    nonce: owner.nextNonce(),
    expiryMs: Date.now() + 60_000,
    deployment,
    terms,
  })
  expect(await engine.deploy({ signed, bundleText: bundle.text, name: 'A feed' })).toEqual({ deployment, version: 2 })
  const after = await engine.getDeployment(deployment)
  expect(after).toMatchObject({ version: 2, stakePha: 300, nextMs: null })
  expect(after.targets.write?.[0]?.receiver).toBe(before.targets.write?.[0]?.receiver)
  expect(await engine.owner(owner.key)).toMatchObject({ balancePha: 9_700, lockedPha: 300 })
  await engine.act(owner.act('close', deployment))
})

test('a run by hand is there at once with its first event, and streams to a reader', async () => {
  const { engine, owner } = installation
  const deployment = await deployGraph(installation, graph(), 4)
  const run = await pressRun(installation, deployment)
  const ending = new AbortController()
  const seen: string[] = []
  for await (const event of engine.streamEvents({ run, afterSeq: 0, signal: ending.signal })) {
    seen.push(event.type)
    ending.abort()
  }
  expect(seen).toEqual(['run.due'])
  expect(await codeOf(engine.getEvidence(run))).toBe('no_evidence')
  await engine.act(owner.act('close', deployment))
})

test('due times missed while nothing ran become one run, which says how many they were; two tickers start it once', async () => {
  const { engine, settings, owner } = installation
  const deployment = await deployGraph(installation, hourly(), 4)
  const client = new Client({ connectionString: settings.databaseUrl })
  await client.connect()
  const hour = 3_600_000
  const lastMs = Math.floor(Date.now() / hour) * hour
  await client.query('update trigger_cursor set next_ms = $1 where deployment_id = $2', [lastMs - 3 * hour, deployment])
  await client.end()
  const store = createStore(settings.databaseUrl)
  const world = { store, clock: { nowMs: () => Date.now() }, catalogue: catalogueOf(bricks) }
  await Promise.all([tick(world), tick(world), tick(world)])
  const runs = await engine.listRuns({ deployment, limit: 10 })
  expect(runs).toMatchObject([
    { dueMs: lastMs, triggerKey: `cron:${lastMs}`, reason: '3 earlier due times were missed while the engine was down.' },
  ])
  expect(await engine.getDeployment(deployment)).toMatchObject({ nextMs: lastMs + hour })
  await engine.act(owner.act('close', deployment))
  await store.close()
})
