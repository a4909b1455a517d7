import { canonicalJson } from '../../../bricks/kit'
import { drawCommittee } from '../../committee/draw'
import { type DeploymentTerms, type OwnerAct, ownerKeySchema, type SignedAct } from '../../deploy/act'
import { deploymentIdOf } from '../../deploy/deployment-id'
import { verifyAct } from '../../deploy/verify-act'
import { rosterOf } from '../../network/roster'
import type { MemberTask } from '../../world'
import { refuse } from './refuse'
import { remember } from './remember'
import type { MemberWorld } from './world'

/** The terms that an owner signed for a deployment. Verifying a signature takes a while, so what held once is remembered. */
export async function verifyTerms(signed: SignedAct, deployment: MemberTask['deployment'], world: MemberWorld): Promise<DeploymentTerms> {
  const { act } = signed
  if (act.action !== 'deploy' && act.action !== 'upgrade') throw refuse('This act sets no terms.')
  await verifyOwner(act, signed, deployment, world)
  return act.terms
}

/** The act is signed by the owner from whose first act the deployment’s id follows. */
export async function verifyOwner(act: OwnerAct, signed: SignedAct, { id, owner, nonce }: MemberTask['deployment'], world: MemberWorld) {
  await remember(`act/${canonicalJson(signed)}`, () => verifyAct(signed, { instance: world.vault.instance }))
  // The id commits to the owner and the first act, so nobody else’s act fits it.
  const first = deploymentIdOf(toOwner(owner), nonce)
  const named = act.action === 'deploy' ? deploymentIdOf(toOwner(act.owner), act.nonce) : act.deployment
  if (first !== id || named !== id || act.owner !== owner) throw refuse('The act is not by the owner of this deployment.')
}

const toOwner = (key: string): `0x${string}` => `0x${ownerKeySchema.parse(key).slice(2)}`

/** Positions of the members drawn, ascending. */
export function drawnIndexes(world: MemberWorld, terms: DeploymentTerms, deployment: string, epoch: number, randomness: string): number[] {
  const policy = terms.committee
  return remember(`draw/${canonicalJson({ policy, deployment, epoch, randomness })}`, () => {
    const roster = rosterOf(world.vault.rosterSeed, world.vault.rosterSize)
    const drawn = drawCommittee({ roster, policy, deployment, epoch, randomness })
    return drawn.map(({ index }) => index).sort((a, b) => a - b)
  })
}
