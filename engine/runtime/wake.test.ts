import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bricks } from '../../bricks'
import { createHttp } from '../adapters/http'
import { createStore } from '../adapters/prisma/store'
import { catalogueOf } from '../compile/resolve'
import type { Graph } from '../graph/graph'
import type { Store } from '../world'
import { bundleOf, deployGraph, feedGraph, type Installation, openInstallation, termsOf, untilEnded } from './installation.fixture'
import { type DueWake, tick } from './trigger'
import { checkWake, createWaker } from './wake'

// No engine runs here: the tests are its clock, and look at what each check writes.
let installation: Installation
let store: Store
let http: ReturnType<typeof createHttp>
let nowMs = Date.now()
const clock = { nowMs: () => nowMs }
const world = () => ({ store, clock, http, catalogue: catalogueOf(bricks) })

beforeAll(async () => {
  installation = await openInstallation()
  store = createStore(installation.settings.databaseUrl)
  http = createHttp({ clock, allow: (host, port) => installation.settings.allow.includes(`${host}:${port}`) })
  const { instance } = installation.owner.act('pause', `0x${'00'.repeat(32)}`).act
  await store.saveInstance({ id: instance, rosterSeed: `0x${'01'.repeat(32)}`, rosterSize: 1_000 }, nowMs)
})
afterAll(async () => {
  await Promise.all([store.close(), http.close()])
  await installation.close()
})

const watching = (config: Graph['nodes'][number]['config'] = {}): Graph => {
  const { origin } = installation.source
  const settings = { source: 'url', url: `${origin}/price`, percent: '1', everyMs: 5000, quietMs: 0, ...config }
  return feedGraph(origin, { brick: 'price-move', config: settings })
}

/** Lets the next due time of every deployment come; what the checks found. */
async function look(): Promise<string[]> {
  nowMs += 5000
  const wakes: DueWake[] = []
  await tick(world(), (wake) => wakes.push(wake))
  return Promise.all(wakes.map((wake) => checkWake(world(), wake)))
}

let deployment: `0x${string}`
const runs = async () => (await store.runs({ deployment, limit: 20 })).toReversed()

describe('a price that is watched', () => {
  beforeEach(async () => {
    installation.setPrice('100')
    // Deploying and resuming go by the real clock.
    nowMs = Math.max(nowMs, Date.now() + 1000)
    deployment = await deployGraph(installation, watching(), 4)
    return async () => {
      await installation.engine.act(installation.owner.act('close', deployment))
    }
  })

  test('wakes when it has moved and not otherwise, and is measured on from there', async () => {
    expect([await look(), await look()]).toEqual([['asleep'], ['asleep']])
    installation.setPrice('100.9')
    expect(await look()).toEqual(['asleep'])
    installation.setPrice('101')
    expect(await look()).toEqual(['woken'])
    expect(await look()).toEqual(['asleep'])
    installation.setPrice('99.9')
    expect(await look()).toEqual(['woken'])
    const [one, two] = await runs()
    expect(one).toMatchObject({ status: 'due', triggerKey: `price-move:${one?.dueMs}`, input: { wokenAtMs: one?.dueMs } })
    expect(one?.reason).toMatch(/101 is 1\u00a0% from 100\.$/)
    expect(two?.reason).toMatch(/99\.9 is 1\.09\u00a0% from 101\.$/)
  })

  test('is looked at once for each due time, whoever ticks; a check that is lost loses nothing', async () => {
    await look()
    installation.setPrice('110')
    nowMs += 5000
    const seen: DueWake[] = []
    await Promise.all([1, 2, 3].map(() => tick(world(), (wake) => seen.push(wake))))
    expect(seen).toHaveLength(1)
    // The process died before its check: the next due time finds the same move.
    expect(await runs()).toEqual([])
    expect(await look()).toEqual(['woken'])
    const [lost] = seen
    if (!lost) throw new Error('Nothing was due.')
    expect(await checkWake(world(), lost)).toBe('stale')
    expect(await runs()).toHaveLength(1)
  })

  test('does not wake while it is paused, remembers through a pause, and starts afresh with a new version', async () => {
    const { engine, owner } = installation
    await look()
    const wakes: DueWake[] = []
    nowMs += 5000
    await tick(world(), (wake) => wakes.push(wake))
    installation.setPrice('102')
    await engine.act(owner.act('pause', deployment))
    const [begun] = wakes
    expect(begun && (await checkWake(world(), begun))).toBe('stale')
    expect(await look()).toEqual([])
    await engine.act(owner.act('resume', deployment))
    expect(await look()).toEqual(['woken'])

    const bundle = bundleOf(watching({ percent: '2' }))
    const { instance } = owner.act('pause', deployment).act
    const act = {
      action: 'upgrade',
      instance,
      owner: owner.key,
      nonce: owner.nextNonce(),
      expiryMs: Date.now() + 60_000,
      deployment,
    } as const
    await engine.deploy({ signed: owner.sign({ ...act, terms: termsOf(bundle, 4) }), bundleText: bundle.text, name: 'A feed' })
    installation.setPrice('200')
    expect(await look()).toEqual(['asleep'])
    installation.setPrice('204')
    expect(await look()).toEqual(['woken'])
  })

  test('that cannot be read is tried again at the next due time', async () => {
    await look()
    installation.setPrice('0')
    nowMs += 5000
    const said: string[] = []
    const waker = createWaker({ ...world(), log: (message) => said.push(message) })
    await tick(world(), waker.add)
    await waker.stop()
    expect(said).toEqual([expect.stringMatching(/0 is not a price/)])
    installation.setPrice('105')
    expect(await look()).toEqual(['woken'])
  })
})

test('a deployment whose runs follow one another is woken again when the last run has ended', async () => {
  const graph = watching()
  const { nodes, wires, ...rest } = graph
  const guard = { id: 'guard', brick: 'deviation', version: 1, config: {}, position: { x: 0, y: 0 } }
  const guarded: Graph = {
    ...rest,
    nodes: [...nodes, guard],
    wires: [
      ...wires.filter(({ to }) => to.node !== 'write'),
      { from: { node: 'agree', port: 'value' }, to: { node: 'guard', port: 'value' } },
      { from: { node: 'guard', port: 'value' }, to: { node: 'write', port: 'value' } },
      { from: { node: 'guard', port: 'pass' }, to: { node: 'write', port: 'run' } },
    ],
  }
  installation.setPrice('100')
  deployment = await deployGraph(installation, guarded, 4)
  await look()
  installation.setPrice('102')
  expect(await look()).toEqual(['woken'])
  installation.setPrice('104.1')
  expect([await look(), await look()]).toEqual([['busy'], ['busy']])
  const [running] = await runs()
  if (!running) throw new Error('No run was started.')
  await store.advance({ run: running.id, from: ['due'], to: 'failed', endedMs: nowMs, atMs: nowMs, events: [], jobs: [] })
  expect(await look()).toEqual(['woken'])
  expect(await runs()).toHaveLength(2)
})

test('the check reaches no host but the trigger’s own, and no private address', async () => {
  installation.setPrice('100')
  deployment = await deployGraph(installation, watching(), 4)
  nowMs += 5000
  const wakes: DueWake[] = []
  await tick(world(), (wake) => wakes.push(wake))
  const wake = wakes.find((one) => one.deployment === deployment)
  if (!wake?.trigger.wake) throw new Error('Nothing was due.')
  const elsewhere = { ...wake, trigger: { ...wake.trigger, wake: { ...wake.trigger.wake, permissions: { hosts: ['example.com'] } } } }
  await expect(checkWake(world(), elsewhere)).rejects.toMatchObject({ code: 'host_not_permitted' })
  const guarded = createHttp({ clock })
  await expect(checkWake({ ...world(), http: guarded }, wake)).rejects.toMatchObject({ code: 'http_refused_address' })
  await guarded.close()
})

test('an engine that runs looks by itself, and what it wakes settles', async () => {
  const fresh = await openInstallation()
  try {
    const { engine, source } = fresh
    await engine.start()
    const config = { source: 'url', url: `${source.origin}/watched`, percent: '1', everyMs: 5000 }
    const woken = await deployGraph(fresh, feedGraph(source.origin, { brick: 'price-move', config }), 4)
    await vi.waitFor(() => expect(source.asked.length).toBeGreaterThan(0), { timeout: 10_000, interval: 50 })
    fresh.setPrice('2100')
    const run = await vi.waitFor(
      async () => {
        const [first] = await engine.listRuns({ deployment: woken, limit: 1 })
        if (!first) throw new Error('Nobody was woken.')
        return first.id
      },
      { timeout: 10_000, interval: 100 },
    )
    const ended = await untilEnded(engine, run)
    expect(ended.run).toMatchObject({ status: 'settled', reason: expect.stringMatching(/2100 is 5\.04/) })
  } finally {
    await fresh.close()
  }
})
