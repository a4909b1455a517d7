import type { Hex } from 'viem'
import { agreeOn } from '../agree/agree-on'
import type { Agreement, Shortfall } from '../agree/agreement'
import { eventDataSchemas, type NewRunEvent } from '../record/events'
import type { Job } from '../world'
import { advance } from './advance'
import { basisOf } from './basis'
import { endRun } from './finish'
import { loadRun } from './load'
import { deadlineOf, type RuntimeWorld } from './world'

/** Step 4: judges what has been observed so far. The agreement’s row is there before any member sees it, so that a takeover proposes it too. */
export async function agree(world: RuntimeWorld, id: Hex): Promise<void> {
  const loaded = await loadRun(world, id, ['observing'])
  const { run } = loaded ?? {}
  if (!loaded || !run?.prepared) return
  const { committee } = run.prepared
  const observations = await world.store.observations(id)
  const deadlineMs = deadlineOf(world, run)
  const isOver = world.clock.nowMs() >= deadlineMs
  const isLast = observations.length >= committee.n || isOver
  if (!isOver && world.clock.nowMs() >= (run.deadlineMs ?? 0)) await judgeAgain(world, id, deadlineMs)
  if (observations.length < committee.q && !isLast) return
  const { n, f, q } = committee
  const basis = await basisOf(world, run, run.prepared)
  const result = agreeOn({ bundle: loaded.bundle, catalogue: world.catalogue, run: id, observations, policy: { n, f, q }, basis })
  if (result.ok) {
    const jobs: Job[] = committee.members.map((_, worker) => ({ task: 'attest', payload: { run: id, worker } }))
    jobs.push({ task: 'attest', payload: { run: id }, runAtMs: world.clock.nowMs() + world.patience.attestMs, key: `attest:${id}` })
    await advance(world, {
      run: id,
      from: ['observing'],
      to: 'attesting',
      agreement: result.agreement,
      events: [reached(result.agreement)],
      jobs,
    })
    return
  }
  if (!isLast) return
  const { shortfall } = result
  await endRun(world, run, 'refused', { reason: shortfall.message, code: shortfall.code, remedy: remedyOf(shortfall) }, [
    refused(shortfall),
  ])
}

/** The run’s deadline passed while no engine ran: members get the time that they would have had. */
const judgeAgain = ({ store }: RuntimeWorld, run: Hex, runAtMs: number) =>
  store.enqueue([{ task: 'agree', payload: { run }, runAtMs, key: `agree:${run}` }])

function reached({ setHash, nowMs, set, values, judgements, settled }: Agreement): NewRunEvent {
  const members = set.map(({ body }) => body.worker)
  const data = eventDataSchemas['agreement.reached'].parse({ setHash, nowMs, members, values, judgements, settled })
  return { type: 'agreement.reached', data }
}

const refused = ({ code, message, need, got, judgements }: Shortfall): NewRunEvent => ({
  type: 'agreement.refused',
  data: { code, message, need, got, judgements },
})

const remedyOf = ({ judgements }: Shortfall): string =>
  Object.keys(judgements).length === 0
    ? 'Look at why the members did not answer: their sources may be down or slow.'
    : 'See how far each member was off: a source may be wrong, or more members than f misbehave.'
