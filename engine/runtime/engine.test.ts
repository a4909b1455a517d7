import { afterEach, expect, test } from 'vitest'
import { bricks } from '../../bricks'
import { catalogueOf } from '../compile/resolve'
import { phatFeedAbi } from '../contracts/abi.gen'
import { verifyEvidence } from '../rehearse/verify-evidence'
import {
  bundleOf,
  deployGraph,
  feedGraph,
  type Installation,
  openInstallation,
  pressRun,
  readerOf,
  termsOf,
  untilEnded,
} from './installation.fixture'

let installation: Installation | undefined

afterEach(async () => {
  await installation?.close()
  installation = undefined
})

test('a manual run goes from the owner’s act to the feed, every worker fetching for itself, and its evidence replays', async () => {
  installation = await openInstallation()
  const { engine, source } = installation
  await engine.start()
  const deployment = await deployGraph(installation, feedGraph(source.origin), 4)
  const run = await pressRun(installation, deployment)
  const { run: ended, events, settlements } = await untilEnded(engine, run)

  expect(ended).toMatchObject({ status: 'settled', number: 1 })
  expect(source.asked).toHaveLength(4)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set([
      'run.due',
      'committee.ready',
      'observation.received',
      'agreement.reached',
      'attestation.received',
      'settlement.signed',
      'settlement.broadcast',
      'settlement.included',
      'settlement.final',
      'run.ended',
    ]),
  )
  expect(settlements).toMatchObject([{ slot: 0, status: 'final', delivered: true }])

  const view = await engine.getDeployment(deployment)
  const feed = view.targets.write?.[0]?.receiver ?? '0x'
  const [, answer] = await readerOf(installation).readContract({ address: feed, abi: phatFeedAbi, functionName: 'latestRoundData' })
  expect(answer).toBe(199_925_000_000n)

  const evidence = await engine.getEvidence(run)
  expect(await verifyEvidence(JSON.parse(JSON.stringify(evidence)), catalogueOf(bricks))).toMatchObject({ ok: true })
})

test('a new version with a larger committee runs in the same epoch: the outgoing members vouch for it', async () => {
  installation = await openInstallation()
  const { engine, source, owner, settings } = installation
  await engine.start()
  const graph = feedGraph(source.origin)
  const deployment = await deployGraph(installation, graph, 4)
  expect((await untilEnded(engine, await pressRun(installation, deployment))).run.status).toBe('settled')

  const bundle = bundleOf(graph)
  const { id: instance } = await engine.instance()
  const act = {
    action: 'upgrade',
    instance,
    owner: owner.key,
    nonce: owner.nextNonce(),
    expiryMs: Date.now() + 600_000,
    deployment,
  } as const
  const signed = owner.sign({ ...act, terms: termsOf(bundle, 7, settings.homeChain) })
  await engine.deploy({ signed, bundleText: bundle.text, name: graph.name })
  const { run, events } = await untilEnded(engine, await pressRun(installation, deployment))
  expect(run.status).toBe('settled')
  expect(events.find(({ type }) => type === 'committee.ready')?.data).toMatchObject({ n: 7, setVersion: 2 })
})
