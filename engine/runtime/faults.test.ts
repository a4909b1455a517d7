import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phatFeedAbi } from '../contracts/abi.gen'
import type { FaultPlan } from '../network/faults'
import { deployGraph, feedGraph, type Installation, openInstallation, pressRun, readerOf, untilEnded } from './installation.fixture'
import { defaultPatience } from './world'

const honest = 1999.25

async function runWith(faults: FaultPlan, n: number) {
  const installation = await openInstallation({ faults, lagMs: 4_000, patience: { ...defaultPatience, observeMs: 3_000, graceMs: 200 } })
  const { engine, source } = installation
  await engine.start()
  const deployment = await deployGraph(installation, feedGraph(source.origin), n)
  const detail = await untilEnded(engine, await pressRun(installation, deployment))
  return { installation, deployment, detail }
}

async function answerOf(installation: Installation, deployment: `0x${string}`): Promise<number> {
  const feed = (await installation.engine.getDeployment(deployment)).targets.write?.[0]?.receiver ?? '0x'
  const [, answer] = await readerOf(installation).readContract({ address: feed, abi: phatFeedAbi, functionName: 'latestRoundData' })
  return Number(answer) / 1e8
}

describe.each([
  [{ lie: 2 }, 7],
  [{ collude: 2 }, 7],
  [{ crash: 1, lag: 1 }, 7],
  [{ equivocate: 2 }, 7],
] as [FaultPlan, number][])('with %o of %i members', (faults, n) => {
  let outcome: Awaited<ReturnType<typeof runWith>>
  beforeAll(async () => {
    outcome = await runWith(faults, n)
  })
  afterAll(() => outcome.installation.close())

  test('the run settles at what the honest ones saw', async () => {
    const { installation, deployment, detail } = outcome
    expect(detail.run.status, detail.run.reason).toBe('settled')
    expect(await answerOf(installation, deployment)).toBe(honest)
  })
})

describe.each([[{ lie: 3 }], [{ collude: 3 }]] as [FaultPlan][])('with %o of seven, one more than f', (faults) => {
  let outcome: Awaited<ReturnType<typeof runWith>>
  beforeAll(async () => {
    outcome = await runWith(faults, 7)
  })
  afterAll(() => outcome.installation.close())

  test('the run is refused, and says how far each member was off', async () => {
    const { detail } = outcome
    expect(detail.run.status).toBe('refused')
    const refusal = detail.events.find(({ type }) => type === 'agreement.refused')
    expect(refusal?.data).toMatchObject({ code: 'agreement_shortfall', need: 5, got: 4 })
    const judgements = refusal?.type === 'agreement.refused' ? (refusal.data.judgements.agree ?? []) : []
    expect(judgements).toHaveLength(7)
    expect(judgements.filter(({ inlier }) => !inlier).every(({ offPercent }) => Math.abs(Number(offPercent)) >= 10)).toBe(true)
    expect(detail.settlements).toEqual([])
  })
})
