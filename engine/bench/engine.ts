import { setTimeout as sleep } from 'node:timers/promises'
import type { Hex } from 'viem'
import { deployGraph, feedGraph, type Installation, openInstallation, pressRun } from '../runtime/installation.fixture'
import type { RunRecord } from '../world'
import { print, quantile } from './print'

// As users run it: every commit on disk, a local chain that mines on demand and each second, a source on loopback.
const MEMBERS = 4
const ONE_BY_ONE = 30
const DEPLOYMENTS = 6
const AT_ONCE = 60
const PATIENCE_MS = 120_000

/** Waits until runs have settled; looking seldom, because looking costs the engine time. Their own records say when they ended. */
async function untilSettled({ engine }: Installation, runs: readonly Hex[], lookEveryMs: number): Promise<RunRecord[]> {
  const wanted = new Set(runs)
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(lookEveryMs)) {
    const found = (await engine.listRuns({ limit: runs.length })).filter(({ id }) => wanted.has(id))
    const ended = found.filter(({ endedMs }) => endedMs !== null)
    const astray = ended.find(({ status }) => status !== 'settled')
    if (astray) throw new Error(`A run of the benchmark ended ${astray.status}: ${astray.reason}`)
    if (ended.length === runs.length) return ended
    if (Date.now() > until) throw new Error(`${ended.length} of ${runs.length} runs settled within ${PATIENCE_MS / 1000} s.`)
  }
}

/** Milliseconds from the trigger until the report was in a block, one confirmation short of settled. */
async function includedAfterMs({ engine }: Installation, { id, createdMs }: RunRecord): Promise<number> {
  const { events } = await engine.getRun(id)
  return (events.find(({ type }) => type === 'settlement.included')?.at ?? Number.NaN) - createdMs
}

const tookMs = ({ createdMs, endedMs }: RunRecord): number => (endedMs ?? Number.NaN) - createdMs

const installation = await openInstallation()
try {
  const { engine, source } = installation
  await engine.start()
  const runOf = async (deployment: Hex) => untilSettled(installation, [await pressRun(installation, deployment)], 50)

  const deployments: Hex[] = []
  for (let i = 0; i < DEPLOYMENTS; i++) deployments.push(await deployGraph(installation, feedGraph(source.origin), MEMBERS))
  const firsts: RunRecord[] = []
  for (const deployment of deployments) firsts.push(...(await runOf(deployment)))
  const samples: RunRecord[] = []
  for (let i = 0; i < ONE_BY_ONE; i++) samples.push(...(await runOf(deployments[i % DEPLOYMENTS] ?? '0x')))

  const included = await Promise.all(samples.map((run) => includedAfterMs(installation, run)))

  const ms = (q: number, of: readonly number[]) => `${quantile(of, q).toFixed(0)} ms`
  const remark = `${samples.length} manual runs one by one, n = ${MEMBERS}, 1 confirmation`
  print('trigger → in a block, p50', ms(0.5, included), 'the same runs, before their confirmation')
  print('trigger → settled, p50', ms(0.5, samples.map(tookMs)), remark)
  print('trigger → settled, p99', ms(0.99, samples.map(tookMs)), 'of so few samples, the slowest')
  print('first run of a deployment, p50', ms(0.5, firsts.map(tookMs)), `${firsts.length} runs that also make a feed and register signers`)

  const runs = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => pressRun(installation, deployments[i % DEPLOYMENTS] ?? '0x')))
  const settled = await untilSettled(installation, runs, 250)
  const seconds = (Math.max(...settled.map(({ endedMs }) => endedMs ?? 0)) - Math.min(...settled.map(({ createdMs }) => createdMs))) / 1000
  print(
    'runs settled per second',
    (AT_ONCE / seconds).toFixed(1),
    `${AT_ONCE} pressed at once, ${DEPLOYMENTS} deployments, 1 worker thread`,
  )
  print('trigger → settled among them, p99', ms(0.99, settled.map(tookMs)))
} finally {
  await installation.close()
}
