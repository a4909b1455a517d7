import type { Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import { readBundle } from '../../bundle/make-bundle'
import type { SignedAct } from '../../deploy/act'
import { actMessage } from '../../deploy/message'
import { actKey, isOneAtATime, triggerOf } from '../../schedule/due'
import type { ActChange, DeploymentRecord } from '../../world'
import { newRun } from '../trigger'
import { admit, apply, ownDeployment } from './admit'
import type { CaseWorld } from './world'

/** What an act did. `run` is there when it started one. */
export interface ActResult {
  deployment: Hex
  run?: Hex
}

/**
 * Pauses, resumes or closes a deployment, or starts a run of it, as its owner signed.
 * @throws {Fault} `act_foreign`, `act_expired`, `act_altered`, `act_replayed`, `not_running`, `run_under_way`, `run_needs_message`,
 * `deployment_unknown`.
 */
export async function act(world: CaseWorld, signed: SignedAct): Promise<ActResult> {
  const { act: wanted } = await admit(world, signed)
  if ('terms' in wanted) throw new Fault('act_unfit', 'This act sets terms.', { remedy: 'Send it as a deployment, with its bundle.' })
  const found = await ownDeployment(world, wanted)
  const change = { signed, message: actMessage(wanted), atMs: world.clock.nowMs() }
  if (wanted.action === 'run') return startRun(world, found, change)
  const { id, stakePha, status } = found
  const { action } = wanted
  if (action === 'pause' && status !== 'running') throw notRunning('The deployment is paused already.')
  if (action === 'resume' && status !== 'paused') throw notRunning('The deployment runs already.')
  const next: Pick<NonNullable<ActChange['deployment']>, 'status' | 'stakePha' | 'nextMs'> = action === 'close'
    ? { status: 'closed', stakePha, nextMs: null }
    : { status: action === 'pause' ? 'paused' : 'running', stakePha, nextMs: action === 'pause' ? null : await nextDue(world, found) }
  await apply(world, { ...change, balancePha: action === 'close' ? stakePha : 0, deployment: { id, ...next } })
  return { deployment: id }
}

async function startRun(
  world: CaseWorld,
  { id, version: n, status }: DeploymentRecord,
  change: Pick<ActChange, 'signed' | 'message' | 'atMs'>,
) {
  if (status !== 'running') throw notRunning('The deployment is paused.')
  const { trigger, content } = await triggerOfVersion(world, id, n)
  if (trigger.delivery) {
    throw new Fault('run_needs_message', 'This deployment runs when a signed message arrives, and none came with this act.', {
      remedy: 'Send a message to its address; the deployment’s page shows how.',
    })
  }
  const { signed, atMs } = change
  const run = newRun({
    deployment: id,
    version: n,
    triggerKey: actKey(signed.act.nonce),
    input: trigger.input(atMs),
    dueMs: atMs,
    atMs,
    act: signed,
    exclusive: isOneAtATime(content, world.catalogue),
  })
  await apply(world, { ...change, balancePha: 0, run })
  return { deployment: id, run: run.run }
}

async function nextDue(world: CaseWorld, { id, version }: DeploymentRecord): Promise<number | null> {
  const { trigger } = await triggerOfVersion(world, id, version)
  return trigger.next(world.clock.nowMs())
}

async function triggerOfVersion(world: CaseWorld, id: Hex, n: number) {
  const found = await world.store.version(id, n)
  if (!found) throw new Error(`Deployment ${id} has no version ${n}.`)
  const { content } = readBundle(found.version.bundleText, found.version.bundleId)
  const trigger = triggerOf(content, world.catalogue, id)
  if (!trigger) throw new Fault('brick_unknown', 'This installation lacks the trigger’s brick.', { remedy: 'Update Phat Bricks.' })
  return { trigger, content }
}

const notRunning = (message: string): Fault =>
  new Fault('not_running', message, { remedy: 'Reload the page: it shows the state it is in.' })
