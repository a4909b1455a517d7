import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../../bricks/kit'
import { assignFaults, distortAll, type FaultProfile, shiftOf } from '../../network/faults'
import { observationBodySchema } from '../../witness/observation'
import { observe } from '../../witness/observe'
import { withSecrets } from '../../witness/secrets'
import { observationHash, signObservation } from '../../witness/witness'
import type { MemberObservation, MemberTask } from '../../world'
import { openSecrets } from './open-secrets'
import { readSettled } from './settled-reads'
import { withinTime } from './time-limit'
import { verifyTask } from './verify-task'
import type { MemberWorld } from './world'

/** Acts as one member: checks the task, looks for itself, and signs what it saw. */
export async function observeAsMember(task: MemberTask, world: MemberWorld): Promise<MemberObservation> {
  const { run, prepared, state, worker } = task
  const { bundle } = await verifyTask(task, world)
  const fault = faultOf(task, world)
  if (fault?.kind === 'crash') throw noAnswer()
  const settled = await readSettled(bundle, prepared, run.dueMs, world)
  const startedMs = performance.now()
  const http = withSecrets(world.http, openSecrets(task, bundle, world), () => world.clock.nowMs())
  const looking = observe({
    bundle,
    catalogue: world.catalogue,
    run: run.id,
    worker: worker.address,
    trigger: run.input,
    state: { version: state.version, values: state.values },
    settled,
    nowMs: world.clock.nowMs(),
    http: world.cache ? world.cache.of(`${worker.address}/${task.deployment.id}`, http) : http,
    tick: () => performance.now(),
  })
  const { body, exchanges, traces } = await withinTime(bundle.content.limits.timeMs, looking)
  const tookMs = Math.round((performance.now() - startedMs) * 10) / 10
  if (fault?.kind === 'lag') await sleep(fault.lagMs)
  const stated =
    fault?.kind === 'lie' || fault?.kind === 'collude'
      ? observationBodySchema.parse({ ...body, values: distortAll(body.values, shiftOf(fault)) })
      : body
  const signed = await signObservation(stated, (digest) => world.vault.worker(worker.index).sign(digest))
  const observation = { ...signed, worker: worker.address, hash: observationHash(signed.body), exchanges, trace: traces, tookMs }
  refuseUnstorable(observation)
  return observation
}

/** The fault of this member in this run; nobody but its own code asks. */
export function faultOf({ run, prepared, worker }: MemberTask, { faults, lagMs }: MemberWorld): FaultProfile | undefined {
  const members = prepared.committee.members.map(({ address }) => address)
  return assignFaults(members, faults, run.id, lagMs).get(worker.address)
}

/** A member that does not answer. */
export const noAnswer = (): Fault =>
  new Fault('worker_silent', 'The worker does not answer.', { remedy: 'Nothing: the others go on without it, up to f of them.' })

function refuseUnstorable(observation: MemberObservation) {
  // Postgres stores no NUL in text or JSON.
  if (!/(?<!\\)(?:\\\\)*\\u0000/.test(JSON.stringify(observation))) return
  throw new Fault('reply_unstorable', 'A reply holds the character NUL, which no text has.', {
    remedy: 'Use a source that answers with text or JSON.',
  })
}
