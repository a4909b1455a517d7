import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  ChainInfo,
  Deployment,
  DeploymentSummary,
  DryRunResponse,
  Health,
  OwnerAccount,
  Problem,
  Quote,
  Run,
  RunSummary,
} from '@/app/_contracts'
import { GET as chains } from '@/app/api/v1/chains/route'
import { POST as closeIt } from '@/app/api/v1/deployments/[id]/close/route'
import { POST as pause } from '@/app/api/v1/deployments/[id]/pause/route'
import { POST as resume } from '@/app/api/v1/deployments/[id]/resume/route'
import { GET as getDeployment } from '@/app/api/v1/deployments/[id]/route'
import { POST as runNow } from '@/app/api/v1/deployments/[id]/runs/route'
import { POST as upgrade } from '@/app/api/v1/deployments/[id]/versions/route'
import { POST as deploy, GET as list } from '@/app/api/v1/deployments/route'
import { POST as dryRun } from '@/app/api/v1/dry-runs/route'
import { GET as health } from '@/app/api/v1/health/route'
import { GET as network } from '@/app/api/v1/network/route'
import { GET as owner } from '@/app/api/v1/owners/[key]/route'
import { POST as quote } from '@/app/api/v1/quotes/route'
import { GET as events } from '@/app/api/v1/runs/[id]/events/route'
import { GET as evidence } from '@/app/api/v1/runs/[id]/evidence/route'
import { GET as getRun } from '@/app/api/v1/runs/[id]/route'
import { GET as runs } from '@/app/api/v1/runs/route'
import { GET as template } from '@/app/api/v1/templates/[slug]/route'
import { bricks } from '@/bricks'
import { catalogueOf, type DeploymentTerms, type Graph, type OwnerAct } from '@/engine/core'
import { verifyEvidence } from '@/engine/rehearse/verify-evidence'
import { feedGraph, type Installation, untilEnded } from '@/engine/runtime/installation.fixture'
import { serveInstallation, type TestKey, testKey } from './installed.fixture'
import { readStream } from './read-stream.fixture'
import { ask } from './test-api'

const CHAIN = 'eip155:31337'
const COMMITTEE = { n: 4, minConfidence: 5 }

let installation: Installation
let alice: TestKey
let bob: TestKey
let graph: Graph

beforeAll(async () => {
  installation = await serveInstallation()
  ;[alice, bob] = await Promise.all([testKey('//Alice'), testKey('//Bob')])
  graph = feedGraph(installation.source.origin)
})
afterAll(() => installation.close())

const quoteFor = async (key: TestKey, more: object = {}) =>
  (
    await ask<Quote>(quote, {
      method: 'POST',
      body: { graph, targets: { write: [{ chain: CHAIN, contract: 'feed' }] }, committee: COMMITTEE, owner: key.owner, ...more },
    })
  ).body
const termsFrom = ({ bundleId }: Quote): DeploymentTerms => ({
  bundleId,
  targets: { write: [{ chain: CHAIN, contract: 'feed' }] },
  committee: COMMITTEE,
  stakePha: 1000,
  validityMs: 120_000,
})

type Part<T> = T extends OwnerAct ? Omit<T, 'instance' | 'owner' | 'nonce' | 'expiryMs'> : never

/** The owner’s next act, signed. */
async function signed(key: TestKey, part: Part<OwnerAct>, change: Partial<Pick<OwnerAct, 'nonce' | 'expiryMs' | 'instance'>> = {}) {
  const { nextNonce } = (await ask<OwnerAccount>(owner, { params: { key: key.address } })).body
  const { instance } = (await ask<Health>(health)).body
  return key.sign({ ...part, instance: instance ?? '', owner: key.owner, nonce: nextNonce, expiryMs: Date.now() + 600_000, ...change })
}

async function deployed(key: TestKey): Promise<string> {
  const terms = termsFrom(await quoteFor(key))
  const { body, status } = await ask<{ id: string }>(deploy, {
    method: 'POST',
    body: { graph, signed: await signed(key, { action: 'deploy', terms }) },
  })
  expect(status).toBe(201)
  return body.id
}

const send = <Body = Problem>(handler: typeof pause, id: string, body: object) =>
  ask<Body>(handler, { method: 'POST', params: { id }, body })

test('the installation says that it is whole, and who pays gas', async () => {
  // An engine counts once its first worker has taken its lease, moments after it started.
  await expect.poll(async () => (await ask<Health>(health)).body.engine.state, { timeout: 20_000 }).toBe('up')
  expect((await ask<Health>(health)).body).toMatchObject({
    state: 'up',
    local: true,
    database: { state: 'up' },
    engine: { state: 'up' },
    chains: [{ id: CHAIN, state: 'up' }],
  })
  const { body } = await ask<{ chains: ChainInfo[] }>(chains)
  expect(body.chains).toMatchObject([{ id: CHAIN, state: 'up', symbol: 'test ETH', relayer: { low: false } }])
  expect((await ask(network)).body).toMatchObject({ simulated: true, rosterSize: 23_000 })
})

test('a dry run answers with every worker’s values, and refuses when too many lie', async () => {
  const { body: demo } = await ask<{ graph: Graph }>(template, { params: { slug: 'eth-usd-demo' } })
  const dry = async (faults: object) =>
    (await ask<DryRunResponse>(dryRun, { method: 'POST', body: { graph: demo.graph, seed: 'test', faults } })).body
  const honest = await dry({})
  expect(honest).toMatchObject({ ok: true, quorum: { needed: 5, got: 7 } })
  expect(honest.observations).toHaveLength(7)
  expect(await dry({ lie: 3 })).toMatchObject({ ok: false, reason: { code: 'agreement_shortfall' } })
})

test('a new owner sees the test PHA that will be given', async () => {
  const { body } = await ask<OwnerAccount>(owner, { params: { key: bob.address } })
  expect(body).toEqual({ key: bob.owner, balancePha: 10_000, stakedPha: 0, nextNonce: 0, known: false })
  expect((await ask<Problem>(owner, { params: { key: 'not-an-address-at-all' } })).body.code).toBe('bad_address')
})

test('a quote names hosts, the feed’s address before it exists, and the gas', async () => {
  const body = await quoteFor(alice)
  const { host } = installation.source
  expect(body).toMatchObject({
    permissions: { hosts: [host] },
    committee: { n: 4, f: 1, q: 3 },
    schedule: { runsPerDay: null },
    hosts: [{ host, perRun: 4, perMinute: null, over: false }],
    costs: [{ chain: CHAIN, writesPerRun: 1 }],
    targets: [{ node: 'write', chain: CHAIN, feed: { now: { state: 'absent' } } }],
  })
  const anonymous = await ask<Quote>(quote, {
    method: 'POST',
    body: { graph, targets: { write: [{ chain: CHAIN, contract: 'feed' }] }, committee: COMMITTEE },
  })
  expect(anonymous.body).toMatchObject({ deployment: null, owner: null, targets: [{ address: null }] })
})

test('a schedule gives runs a day, and a busy one exceeds a source’s published limit', async () => {
  const busy = feedGraph('https://api.coingecko.com', { brick: 'cron', config: { expression: '* * * * *', timeZone: 'UTC' } })
  const body = await quoteFor(alice, { graph: busy })
  expect(body.schedule.runsPerDay).toBe(1440)
  expect(body.hosts).toMatchObject([{ host: 'api.coingecko.com', perRun: 4, perMinute: 4, over: false }])
  const many = await quoteFor(alice, { graph: busy, committee: { n: 7, minConfidence: 5 } })
  expect(many.hosts).toMatchObject([{ perMinute: 7, over: true }])
  expect(many.warnings).toMatchObject([{ code: 'over_limit' }])
})

describe('a deployment', () => {
  test('goes from the signature to a settled run, whose evidence replays', async () => {
    const before = await quoteFor(alice)
    const id = await deployed(alice)
    expect(id).toBe(before.deployment)
    const { runId } = (await send<{ runId: string }>(runNow, id, { signed: await signed(alice, { action: 'run', deployment: id }) })).body
    await untilEnded(installation.engine, `0x${runId.slice(2)}`)

    const run = (await ask<Run>(getRun, { params: { id: runId } })).body
    expect(run).toMatchObject({ status: 'settled', number: 1, deploymentId: id, settlements: [{ slot: 0, delivered: true }] })
    expect(run.observations).toHaveLength(4)
    const page = (await ask<Deployment>(getDeployment, { params: { id } })).body
    expect(page).toMatchObject({ status: 'running', version: 1, stakePha: 1000, runs: 1, lastRun: { id: runId }, owner: alice.owner })
    expect(page.targets).toMatchObject([{ address: before.targets[0]?.address, feed: { now: { state: 'live', amount: '1999.25000000' } } }])

    const file = await evidence(new Request('http://127.0.0.1/'), { params: Promise.resolve({ id: runId }) })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="run-1-[0-9a-f]{8}\.evidence\.json"$/)
    expect(await verifyEvidence(await file.json(), catalogueOf(bricks))).toMatchObject({ ok: true })

    const streamed = await readStream(runId, {})
    expect(streamed.map(({ seq }) => seq)).toEqual(run.events.map(({ seq }) => seq))
    expect((await readStream(runId, { 'last-event-id': '3' }, run.lastSeq))[0]).toMatchObject({ seq: 4, runId })
  })

  test('is listed for its owner, and its runs page by page', async () => {
    const id = await deployed(bob)
    const own = (await ask<{ deployments: DeploymentSummary[] }>(list, { query: `?owner=${bob.owner}` })).body.deployments
    expect(own.map((deployment) => deployment.id)).toEqual([id])
    for (let round = 0; round < 3; round++) {
      const started = await send<{ runId: string }>(runNow, id, { signed: await signed(bob, { action: 'run', deployment: id }) })
      await untilEnded(installation.engine, `0x${started.body.runId.slice(2)}`)
    }
    const first = (await ask<{ runs: RunSummary[]; cursor: string }>(runs, { query: `?deployment=${id}&limit=2` })).body
    const second = (await ask<{ runs: RunSummary[]; cursor: null }>(runs, { query: `?deployment=${id}&limit=2&before=${first.cursor}` }))
      .body
    expect([...first.runs, ...second.runs].map(({ number }) => number)).toEqual([3, 2, 1])
    expect(second.cursor).toBeNull()
  })

  test('is paused, resumed, given a version and closed by its owner alone; closing gives the stake back', async () => {
    const id = await deployed(alice)
    const foreign = await send(pause, id, { signed: await signed(bob, { action: 'pause', deployment: id }) })
    expect([foreign.status, foreign.body.code]).toEqual([403, 'act_foreign'])
    expect((await send(pause, id, { signed: await signed(alice, { action: 'pause', deployment: id }) })).body).toEqual({
      id,
      status: 'paused',
    })
    expect((await send(runNow, id, { signed: await signed(alice, { action: 'run', deployment: id }) })).body.code).toBe('not_running')
    expect((await send(resume, id, { signed: await signed(alice, { action: 'resume', deployment: id }) })).body).toEqual({
      id,
      status: 'running',
    })

    const other = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'fetch' ? { ...node, config: { url: 'https://example.org/price' } } : node)),
    }
    const changed = await quoteFor(alice, { graph: other, deployment: id })
    expect(changed).toMatchObject({
      deployment: id,
      change: { same: false, addedHosts: ['example.org'], removedHosts: [installation.source.host] },
    })
    const act = await signed(alice, { action: 'upgrade', deployment: id, terms: { ...termsFrom(changed), stakePha: 600 } })
    expect((await send(upgrade, id, { graph: other, signed: act })).body).toEqual({ id, version: 2 })

    const balance = async () => (await ask<OwnerAccount>(owner, { params: { key: alice.address } })).body.balancePha
    const before = await balance()
    await send(closeIt, id, { signed: await signed(alice, { action: 'close', deployment: id }) })
    expect((await balance()) - before).toBe(600)
    expect((await ask<Deployment>(getDeployment, { params: { id } })).body.status).toBe('closed')
  })
})

describe('an act is refused', () => {
  const refusal = async (act: object) => {
    const { status, body } = await ask<Problem>(deploy, { method: 'POST', body: { graph, signed: act } })
    return [status, body.code]
  }
  const terms = async () => termsFrom(await quoteFor(alice))

  test('when it is sent twice', async () => {
    const act = await signed(alice, { action: 'deploy', terms: await terms() })
    expect((await ask(deploy, { method: 'POST', body: { graph, signed: act } })).status).toBe(201)
    expect(await refusal(act)).toEqual([409, 'act_replayed'])
  })
  test('when it has expired', async () => {
    expect(await refusal(await signed(alice, { action: 'deploy', terms: await terms() }, { expiryMs: Date.now() - 1 }))).toEqual([
      403,
      'act_expired',
    ])
  })
  test('when it was signed for another installation', async () => {
    expect(await refusal(await signed(alice, { action: 'deploy', terms: await terms() }, { instance: 'phat-elsewhere' }))).toEqual([
      403,
      'act_foreign',
    ])
  })
  test('when it was altered', async () => {
    const act = await signed(alice, { action: 'deploy', terms: await terms() })
    expect(await refusal({ ...act, act: { ...act.act, terms: { ...(await terms()), stakePha: 1 } } })).toEqual([403, 'act_altered'])
  })
  test('when the graph sent with it is another', async () => {
    const act = await signed(alice, { action: 'deploy', terms: { ...(await terms()), bundleId: `b${'a'.repeat(58)}` } })
    expect(await refusal(act)).toEqual([422, 'bundle_differs'])
  })
  test('when the balance does not cover the stake', async () => {
    expect(await refusal(await signed(alice, { action: 'deploy', terms: { ...(await terms()), stakePha: 10_001 } }))).toEqual([
      409,
      'stake_short',
    ])
  })
  test('when it is sent to another address', async () => {
    const id = `0x${'11'.repeat(32)}`
    const { body } = await send(pause, id, { signed: await signed(alice, { action: 'resume', deployment: id }) })
    expect(body.code).toBe('act_unfit')
  })
})

test('what does not exist is named so', async () => {
  const id = `0x${'22'.repeat(32)}`
  expect((await ask<Problem>(getRun, { params: { id } })).body.code).toBe('run_unknown')
  expect((await ask<Problem>(events, { params: { id } })).body.code).toBe('run_unknown')
  expect((await ask<Problem>(getDeployment, { params: { id } })).body.code).toBe('deployment_unknown')
})
