import type { Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import type { OwnerAct, SignedAct } from '../../deploy/act'
import { verifyAct } from '../../deploy/verify-act'
import type { ActChange, DeploymentRecord } from '../../world'
import type { CaseWorld } from './world'

/** Checks that an act is its owner’s, for this installation, and in time. A used nonce shows when it is applied. */
export async function admit(world: CaseWorld, signed: SignedAct): Promise<SignedAct> {
  const { id } = await world.instance()
  await verifyAct(signed, { instance: id, nowMs: world.clock.nowMs() })
  return signed
}

/** The deployment that an act names, when it belongs to who signed. */
export async function ownDeployment(world: CaseWorld, act: Exclude<OwnerAct, { action: 'deploy' }>): Promise<DeploymentRecord> {
  const found = await world.store.deployment(toHex(act.deployment))
  if (!found) {
    throw new Fault('deployment_unknown', `There is no deployment ${act.deployment}.`, { remedy: 'Look at the list of deployments.' })
  }
  if (found.owner !== act.owner) {
    throw new Fault('act_foreign', 'The deployment belongs to another owner.', { remedy: 'Sign with the account that deployed it.' })
  }
  if (found.status === 'closed') {
    throw new Fault('not_running', 'The deployment is closed.', { remedy: 'Deploy the workflow anew.' })
  }
  return found
}

/** Writes an act down with what it changes, once. */
export async function apply(world: CaseWorld, change: ActChange): Promise<void> {
  const outcome = await world.store.applyAct(change)
  const { act } = change.signed
  if (outcome === 'replayed') {
    throw new Fault('act_replayed', `The owner’s nonce ${act.nonce} was used before.`, { remedy: 'Reload the page and sign again.' })
  }
  if (outcome === 'short') {
    const { balancePha } = await world.store.owner(toHex(act.owner))
    throw new Fault('stake_short', `The stake needs ${-change.balancePha} test PHA, and ${balancePha} are free.`, {
      remedy: 'Stake less, or close a deployment to get its stake back.',
    })
  }
  if (outcome === 'busy') {
    throw new Fault('run_under_way', 'The last run has not settled yet, and runs of this deployment follow one another.', {
      remedy: 'Wait for it to end.',
      retry: true,
    })
  }
}

const toHex = (text: string): Hex => `0x${text.slice(2)}`
