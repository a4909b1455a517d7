import { parseEther } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { bricks } from '../../bricks'
import { fundLocal, startAnvil } from '../adapters/evm'
import { openVault } from '../adapters/vault'
import { catalogueOf } from '../compile/resolve'
import { verifyEvidence } from '../rehearse/verify-evidence'
import { openEngine } from '../server'
import { startEngine } from '../start-engine'
import {
  deployGraph,
  feedGraph,
  guardedGraph,
  type Installation,
  openInstallation,
  pressRun,
  readerOf,
  untilEnded,
} from './installation.fixture'
import { defaultPatience } from './world'

let installation: Installation | undefined
const patience = { ...defaultPatience, observeMs: 15_000 }

afterEach(async () => {
  await installation?.close()
  installation = undefined
})

test('a value that has not moved is not written, and the reason says so; the state it starts from carries its committee’s signatures', async () => {
  installation = await openInstallation({ patience })
  const { engine, source, setPrice } = installation
  await engine.start()
  const deployment = await deployGraph(installation, guardedGraph(source.origin), 4)
  const first = await untilEnded(engine, await pressRun(installation, deployment))
  expect(first.run.status, first.run.reason).toBe('settled')

  setPrice('2000')
  const still = await untilEnded(engine, await pressRun(installation, deployment))
  expect(still.run).toMatchObject({ status: 'skipped', prepared: { stateVersion: 1 } })
  expect(still.run.reason).toMatch(/moved 0\.03/)
  expect(still.settlements).toEqual([])

  setPrice('2100')
  const moved = await untilEnded(engine, await pressRun(installation, deployment))
  expect(moved.run, moved.run.reason).toMatchObject({ status: 'settled', prepared: { stateVersion: 2 } })
  const agreed = moved.events.find(({ type }) => type === 'agreement.reached')
  expect(agreed?.data).toMatchObject({ settled: { 'write/0': { amount: '1999.25' } } })
  for (const { run } of [still, moved])
    expect(await verifyEvidence(JSON.parse(JSON.stringify(await engine.getEvidence(run.id))), catalogueOf(bricks))).toMatchObject({
      ok: true,
    })
})

test('runs that follow one another: another one is refused while one is under way', async () => {
  installation = await openInstallation({ patience, faults: { lag: 4 }, lagMs: 3_000 })
  const { engine, source } = installation
  await engine.start()
  const deployment = await deployGraph(installation, guardedGraph(source.origin), 4)
  const run = await pressRun(installation, deployment)
  await expect(pressRun(installation, deployment)).rejects.toMatchObject({ code: 'run_under_way' })
  expect((await untilEnded(engine, run)).run.status).toBe('settled')
})

test('a settlement whose block is replaced is noticed by its hash, sent again, and settles', async () => {
  installation = await openInstallation({ patience })
  const { engine, source } = installation
  await engine.start()
  const deployment = await deployGraph(installation, feedGraph(source.origin), 4)
  const run = await pressRun(installation, deployment)
  const first = await untilEnded(engine, run)
  expect(first.run.status).toBe('settled')

  // Everything since the deployment of the contracts goes: the feed, the signer set and the settlement.
  const client = readerOf(installation)
  const depth = Number((await client.getBlockNumber()) - (first.settlements[0]?.blockNumber ?? 0n)) + 4
  await client.request<{ Method: 'anvil_rollback'; Parameters: [number]; ReturnType: null }>({ method: 'anvil_rollback', params: [depth] })
  await expect
    .poll(async () => (await engine.getRun(run)).events.some(({ type }) => type === 'settlement.reorged'), { timeout: 20_000 })
    .toBe(true)
  const again = await untilEnded(engine, run)
  expect(again.run.status).toBe('settled')
  expect(again.settlements).toMatchObject([{ status: 'final', nonce: first.settlements[0]?.nonce }])
  expect(again.settlements[0]?.blockHash).not.toBe(first.settlements[0]?.blockHash)
})

test('a relayer without funds stops nothing but the settlement, says which account needs them, and goes on once it has them', async () => {
  installation = await openInstallation({ patience })
  const { engine, source, anvil, settings } = installation
  await engine.start()
  const [relayer] = await engine.relayers()
  expect(relayer?.balanceWei).toBeGreaterThan(0n)
  await fundLocal(anvil.url, relayer?.address ?? '0x', 0n)
  const deployment = await deployGraph(installation, feedGraph(source.origin), 4)
  const run = await pressRun(installation, deployment)
  await expect
    .poll(async () => (await engine.getRun(run)).run.reason, { timeout: 20_000 })
    .toMatch(/The relayer 0x[0-9a-fA-F]{40} has 0 wei on Local chain/)
  expect((await engine.getRun(run)).run.status).toBe('settling')
  await fundLocal(anvil.url, relayer?.address ?? '0x', parseEther('1'))
  const { run: ended } = await untilEnded(engine, run)
  expect(ended.status).toBe('settled')
  expect(ended.reason).not.toMatch(/relayer/)
  expect(openVault(settings.phatDir).instance).toBe((await engine.instance()).id)
})

test('another chain under the same address is refused by its first block, before anything runs', async () => {
  installation = await openInstallation()
  const { settings } = installation
  await installation.engine.start()
  const other = await startAnvil()
  const stranger = openEngine(
    { ...settings, chains: settings.chains.map((chain) => ({ ...chain, rpcUrls: [other.url] })) },
    { run: startEngine },
  )
  await expect(stranger.start()).rejects.toMatchObject({ code: 'chain_replaced' })
  await stranger.close()
  await other.stop()
})
