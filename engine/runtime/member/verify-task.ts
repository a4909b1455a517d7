import { canonicalJson } from '../../../bricks/kit'
import type { Bundle } from '../../bundle/bundle'
import { readBundle } from '../../bundle/make-bundle'
import { quorumOf } from '../../committee/committee'
import type { DeploymentTerms } from '../../deploy/act'
import { MAX_ACT_LIFE_MS } from '../../deploy/verify-act'
import { epochMs, epochOf, refuseTrigger, triggerOf } from '../../schedule/due'
import { runIdOf } from '../../witness/witness'
import type { MemberTask } from '../../world'
import { resolveTargets } from '../targets'
import { checkDrawn } from './check-drawn'
import { checkState } from './check-state'
import { refuse } from './refuse'
import { remember } from './remember'
import { verifyOwner, verifyTerms } from './verify-terms'
import type { MemberWorld } from './world'

/** How far a trigger’s time may lie ahead of a worker’s clock, ms. */
const maxAheadMs = 30_000

/** How old any trigger’s time may be, ms: each epoch has its committee, and whoever starts runs must not have the choice among all of them. */
const oldestMs = 7 * epochMs

/** A task that holds: what the owner signed, and that this worker is asked as a member of the right committee. */
export interface Verified {
  bundle: Bundle
  terms: DeploymentTerms
}

/** Checks everything a coordinator could have made up, before a worker lifts a finger for it. @throws {Fault} `task_refused`. */
export async function verifyTask(task: MemberTask, world: MemberWorld): Promise<Verified> {
  const { run, deployment, prepared, worker } = task
  const terms = await verifyTerms(task.signedAct, deployment, world)
  const bundle = remember(`bundle/${terms.bundleId}/${task.bundleText}`, () => readBundle(task.bundleText, terms.bundleId))
  if (run.id !== runIdOf(deployment.id, run.triggerKey)) throw refuse('The run’s id is not that of its trigger.')
  await verifyTrigger(task, bundle, world)
  if (run.epoch !== epochOf(run.dueMs)) throw refuse('The run’s epoch is not that of its trigger’s time.')
  const { randomness, epochBlock, committee } = prepared
  await checkDrawn({ epoch: run.epoch, randomness, epochBlock, members: committee.members }, terms, deployment, world)
  if (!committee.members.some(({ index }) => index === worker.index)) throw refuse(`Worker ${worker.index} is not in the committee.`)
  const { n, f, q } = quorumOf(terms.committee.n)
  if (committee.n !== n || committee.f !== f || committee.q !== q) throw refuse('The quorum is not that of the committee’s size.')

  const versions = Object.fromEntries(
    Object.values(prepared.targets).flatMap((list) => list.map(({ chain, setVersion }) => [chain, setVersion])),
  )
  const targets = resolveTargets(bundle.content, terms, deployment.id, world.chains, versions)
  if (canonicalJson(targets) !== canonicalJson(prepared.targets)) throw refuse('The targets are not those that the owner signed.')
  await checkState(task, world)
  return { bundle, terms }
}

async function verifyTrigger({ run, deployment }: MemberTask, bundle: Bundle, world: MemberWorld) {
  const trigger = triggerOf(bundle.content, world.catalogue, deployment.id)
  if (!trigger || trigger.witness === 'refetched') throw refuse('This worker does not know how to check the trigger.')
  if (trigger.witness === 'gateway' && !bundle.content.permissions.gatewayTrust)
    throw refuse('The owner did not sign to trust the gateway.')
  const nowMs = world.clock.nowMs()
  if (run.dueMs > nowMs + maxAheadMs) throw refuse('The run is due later than now.')
  const reason = refuseTrigger(trigger, run)
  if (reason) throw refuse(reason)
  if (run.act === null) {
    if (nowMs - run.dueMs > Math.min(trigger.freshMs, oldestMs)) throw refuse('The run was due too long ago for its trigger.')
    return
  }
  const { act } = run.act
  const lived = act.expiryMs - run.dueMs
  if (act.action !== 'run') throw refuse('The run was not asked for by its act.')
  if (lived < 0 || lived > MAX_ACT_LIFE_MS) throw refuse('The run’s time is not one at which its act was good.')
  await verifyOwner(act, run.act, deployment, world)
}
