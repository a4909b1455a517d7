import { afterEach, expect, test } from 'vitest'
import { bricks } from '../../bricks'
import { catalogueOf } from '../compile/resolve'
import { phatFeedAbi } from '../contracts/abi.gen'
import { verifyEvidence } from '../rehearse/verify-evidence'
import { deployGraph, feedGraph, type Installation, openInstallation, pressRun, readerOf, untilEnded } from './installation.fixture'

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
