import type { Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import type { Bundle } from '../../bundle/bundle'
import { readBundle } from '../../bundle/make-bundle'
import { drawCommittee } from '../../committee/draw'
import { type Catalogue, findBrick } from '../../compile/resolve'
import type { DeploymentTerms, SignedAct } from '../../deploy/act'
import { deploymentIdOf } from '../../deploy/deployment-id'
import { actMessage } from '../../deploy/message'
import { rosterOf } from '../../network/roster'
import { triggerOf } from '../../schedule/due'
import type { ActChange } from '../../world'
import { resolveTargets } from '../targets'
import { admit, apply, ownDeployment } from './admit'
import { checkSecrets } from './check-secrets'
import type { CaseWorld } from './world'

/** A signed deployment with what the signature only names. */
export interface DeployRequest {
  signed: SignedAct
  bundleText: string
  name: string
  workflowId?: string | null
  /** The workflow’s revision that was compiled. */
  revision?: number | null
}

/**
 * Starts a deployment, or gives one a new version, as its owner signed.
 * @throws {Fault} `act_foreign`, `act_expired`, `act_altered`, `bad_signature`, `act_replayed`, `stake_short`, `bundle_altered`, `brick_unknown`,
 * `no_settle`, `trigger_unsupported`, `target_missing`, `chain_unknown`, `target_no_feed`, `committee_too_small`, `not_running`,
 * `secret_missing`, `secret_host`.
 */
export async function deploy(world: CaseWorld, request: DeployRequest): Promise<{ deployment: Hex; version: number }> {
  const { act } = await admit(world, request.signed)
  if (!('terms' in act)) throw new Fault('act_unfit', 'This act sets no terms to deploy.', { remedy: 'Sign from the deploy sheet.' })
  const bundle = readBundle(request.bundleText, act.terms.bundleId)
  const owner: Hex = `0x${act.owner.slice(2)}`
  const before = act.action === 'upgrade' ? await ownDeployment(world, act) : null
  const id = before?.id ?? deploymentIdOf(owner, act.nonce)
  await checkTerms(world, bundle, act.terms, id)
  await checkSecrets(world, bundle, owner)

  const nowMs = world.clock.nowMs()
  const version = (before?.version ?? 0) + 1
  const status = before?.status ?? 'running'
  const deployment: ActChange['deployment'] = {
    id,
    name: request.name,
    ...(request.workflowId === undefined ? {} : { workflowId: request.workflowId }),
    status,
    stakePha: act.terms.stakePha,
    version: { n: version, bundleId: bundle.id, bundleText: bundle.text, revision: request.revision ?? null },
    nextMs: triggerOf(bundle.content, world.catalogue, id)?.next(nowMs) ?? null,
  }
  const change = {
    signed: request.signed,
    message: actMessage(act),
    atMs: nowMs,
    balancePha: (before?.stakePha ?? 0) - act.terms.stakePha,
    deployment,
  }
  await apply(world, change)
  return { deployment: id, version }
}

async function checkTerms(world: CaseWorld, bundle: Bundle, terms: DeploymentTerms, deployment: Hex) {
  checkBricks(bundle, world.catalogue)
  const nodes = new Set(bundle.content.settlements.map(({ node }) => node))
  const stray = Object.keys(terms.targets).find((node) => !nodes.has(node))
  if (stray !== undefined) {
    throw new Fault('target_missing', `The targets name ${stray}, which writes nothing.`, {
      remedy: 'Open the deploy sheet again and sign what it shows.',
    })
  }
  resolveTargets(bundle.content, terms, deployment, world.chains)
  // Whether enough workers are eligible does not depend on what is drawn.
  const { rosterSeed, rosterSize } = await world.instance()
  drawCommittee({ roster: rosterOf(rosterSeed, rosterSize), policy: terms.committee, deployment, epoch: 0, randomness: '0x' })
}

function checkBricks({ content }: Bundle, catalogue: Catalogue) {
  const unknown = content.plan.steps.find(({ brick, version }) => !findBrick(catalogue, brick, version))
  if (unknown) {
    throw new Fault('brick_unknown', `This installation has no brick ${unknown.brick}, version ${unknown.version}.`, {
      remedy: 'Update Phat Bricks, or build the workflow from bricks that it has.',
    })
  }
  if (content.settlements.length === 0 && !content.plan.steps.some(({ kind }) => kind === 'effect')) {
    throw new Fault('no_settle', 'The workflow writes nothing to a chain and tells nobody.', {
      remedy: 'Add a Feed write, a Contract write or a Notify.',
    })
  }
  const trigger = triggerOf(content, catalogue)
  if (!trigger || trigger.witness === 'refetched') {
    throw new Fault('trigger_unsupported', 'Workers of this installation cannot check this trigger.', {
      remedy: 'Start the workflow by a schedule or by hand.',
    })
  }
}
