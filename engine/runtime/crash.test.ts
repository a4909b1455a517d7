import { Client } from 'pg'
import { decodeEventLog } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { startAnvil } from '../adapters/evm'
import { oracleAnchorAbi } from '../contracts/abi.gen'
import {
  bundleOf,
  deployGraph,
  feedGraph,
  type Installation,
  openInstallation,
  pressRun,
  readerOf,
  untilEnded,
} from './installation.fixture'
import { type EngineChild, spawnEngine } from './spawn-engine.fixture'
import { defaultPatience } from './world'

let installation: Installation | undefined
let children: EngineChild[] = []

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(children.map(({ ended }) => ended))
  children = []
  await installation?.close()
  installation = undefined
})

async function start(settings: Installation['settings'], crashAfter?: string): Promise<EngineChild> {
  const child = await spawnEngine(settings, crashAfter)
  children.push(child)
  return child
}

/** How often each run’s slots settled, by what the chain says. */
async function settledOnChain({ anvil, settings }: Installation): Promise<Map<string, number>> {
  const anchor = settings.chains[0]?.anchor ?? '0x'
  const logs = await readerOf({ anvil }).getLogs({ address: anchor, fromBlock: 0n })
  const counts = new Map<string, number>()
  for (const { data, topics } of logs) {
    const event = decodeEventLog({ abi: oracleAnchorAbi, data, topics, strict: false })
    if (event.eventName !== 'Settled') continue
    const key = `${event.args.run}/${event.args.slot}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Every nonce from the first is in the table, mined, and counted by the chain. */
async function expectNoGap({ anvil, settings }: Installation) {
  const client = new Client({ connectionString: settings.databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ nonce: number; status: string; address: `0x${string}` }>(
    'select nonce, status, address from nonce order by nonce',
  )
  await client.end()
  expect(rows.map(({ nonce }) => nonce)).toEqual(rows.map((_, index) => index))
  expect(rows.every(({ status }) => status === 'mined')).toBe(true)
  const [first] = rows
  if (first) expect(await readerOf({ anvil }).getTransactionCount({ address: first.address })).toBe(rows.length)
}

const moments = [
  'run.due',
  'committee.ready',
  'observation.received',
  'agreement.reached',
  'worker.bound',
  'worker.signed',
  'attestation.received',
  'feed.signed',
  'signer_set.signed',
  'settlement.signed',
  'settlement.broadcast',
  'settlement.included',
  'settlement.final',
]

test('a run whose engine is killed −9 after each of its steps in turn settles exactly once, without a nonce gap', {
  timeout: 600_000,
}, async () => {
  installation = await openInstallation()
  const { engine, settings, source, owner } = installation
  // Its due times are a year apart; the cursor is set to the last one.
  const graph = feedGraph(source.origin, {
    brick: 'cron',
    config: { expression: `0 0 ${yesterday.getUTCDate()} ${yesterday.getUTCMonth() + 1} *`, timeZone: 'UTC' },
  })
  const [first, ...others] = moments
  const before = await start(settings)
  const deployment = await deployGraph(installation, graph, 4)
  before.kill('SIGKILL')
  expect(await before.ended).toBe('SIGKILL')
  const dueMs = await setDue(settings.databaseUrl, deployment)

  expect(await (await start(settings, first)).ended).toBe('SIGKILL')
  const [run] = await engine.listRuns({ deployment, limit: 1 })
  expect(run).toMatchObject({ status: 'due', dueMs, triggerKey: `cron:${dueMs}` })
  for (const moment of others) {
    const how = await endOf(await start(settings, moment))
    const seen = how === 'SIGKILL' ? [] : (await engine.getRun(run?.id ?? '0x')).events
    expect({ moment, how, seen }).toEqual({ moment, how: 'SIGKILL', seen: [] })
  }
  await start(settings)
  const { run: ended, settlements, events } = await untilEnded(engine, run?.id ?? '0x')
  expect(ended.status, ended.reason).toBe('settled')
  expect(settlements).toHaveLength(1)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  for (const type of ['committee.ready', 'agreement.reached', 'settlement.signed', 'run.ended'])
    expect(events.filter((event) => event.type === type)).toHaveLength(1)
  expect(await settledOnChain(installation)).toEqual(new Map([[`${ended.id}/0`, 1]]))
  await expectNoGap(installation)
  expect(bundleOf(graph).content.settlements).toHaveLength(1)
  expect(owner.nextNonce()).toBe(1)
})

/** How a child ended, or that it lives on when its moment never came. */
const endOf = ({ ended }: EngineChild) => Promise.race([ended, new Promise<string>((resolve) => setTimeout(resolve, 60_000, 'lives on'))])

/** The start of yesterday, which workers take for a run that an engine slept through. */
const yesterday = new Date(Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000)

/** Moves the schedule’s cursor to its last due time, as if the engine had slept through it. */
async function setDue(databaseUrl: string, deployment: string): Promise<number> {
  const dueMs = yesterday.getTime()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('update trigger_cursor set next_ms = $1 where deployment_id = $2', [dueMs, deployment])
  await client.end()
  return dueMs
}

test('three engines share runs, one dies in the middle, the chain loses its last seconds: each slot still settles once', {
  timeout: 600_000,
}, async () => {
  installation = await openInstallation({ patience: { ...defaultPatience, observeMs: 15_000 } })
  const { engine, settings, source, anvil } = installation
  const [doomed] = await Promise.all([start(settings), start(settings), start(settings)])
  const deployment = await deployGraph(installation, feedGraph(source.origin), 4)
  const runs: `0x${string}`[] = []
  for (let i = 0; i < 12; i++) {
    runs.push(await pressRun(installation, deployment))
    if (i === 5) doomed?.kill('SIGKILL')
  }
  const port = anvil.port
  const { stateFile } = installation
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  process.kill(anvil.pid, 'SIGKILL')
  await anvil.exited
  installation.anvil = await startAnvil({ port, stateFile, blockTimeSeconds: 1, mixedMining: true })
  for (const run of runs) {
    const { run: ended } = await untilEnded(engine, run, 90_000)
    expect(ended.status, ended.reason).toBe('settled')
  }
  await expect.poll(() => settledOnChain(current()), { timeout: 20_000 }).toEqual(new Map(runs.map((run) => [`${run}/0`, 1])))
  await expectNoGap(current())
})

function current(): Installation {
  if (!installation) throw new Error('The installation is closed.')
  return installation
}
