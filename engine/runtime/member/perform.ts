import { Fault, type Host } from '../../../bricks/kit'
import { agreeOn } from '../../agree/agree-on'
import { OUTCOME_SLOT } from '../../attest/attestation'
import { evaluateTail } from '../../attest/evaluate-tail'
import type { Bundle, BundleStep } from '../../bundle/bundle'
import { quorumOf } from '../../committee/committee'
import { findBrick } from '../../compile/resolve'
import { epochMs } from '../../schedule/due'
import { permitMail, permitOnly } from '../../witness/permit'
import { mailWithSecrets, withSecrets } from '../../witness/secrets'
import { hashOf, inputHash, stateHash } from '../../witness/witness'
import type { EffectTask, MemberTask } from '../../world'
import { checkSet } from './attest'
import { faultOf, noAnswer } from './observe'
import { openSecrets } from './open-secrets'
import { refuse } from './refuse'
import { verifyTask } from './verify-task'
import type { MemberWorld } from './world'

/** How long after its set was observed an effect may be performed, ms: later it would be an old message sent anew. */
const oldestMs = epochMs

/**
 * Acts as the member elected for an effect: checks that a quorum attested this very outcome, computes the effect’s values itself and performs
 * it. Resolves with one line for people.
 */
export async function performAsMember(
  task: MemberTask,
  { step: id, agreement, attestations }: EffectTask,
  world: MemberWorld,
): Promise<string> {
  const { run, deployment, prepared, state } = task
  const { bundle, terms } = await verifyTask(task, world)
  if (faultOf(task, world)?.kind === 'crash') throw noAnswer()
  checkSet(task, agreement, world)
  const policy = quorumOf(terms.committee.n)
  const basis = { inputHash: inputHash(run.input), stateHash: stateHash(state.version, state.values) }
  const own = agreeOn({ bundle, catalogue: world.catalogue, run: run.id, observations: agreement.set, policy, basis })
  if (!own.ok) throw refuse(`The set does not agree: ${own.shortfall.message}`)
  if (own.agreement.nowMs + oldestMs < world.clock.nowMs()) throw refuse('The effect was due too long ago.')
  const outcome = await evaluateTail({
    bundle,
    catalogue: world.catalogue,
    deployment: deployment.id,
    run: run.id,
    validityMs: terms.validityMs,
    targets: prepared.targets,
    agreement: own.agreement,
    trigger: run.input,
    state: { version: state.version, values: state.values },
  })
  const members = new Set<string>(prepared.committee.members.map(({ address }) => address))
  const signers = attestations.flatMap(({ slot, signature }) => {
    const signer = slot === OUTCOME_SLOT ? world.recover(outcome.outcomeDigest, signature) : null
    return signer && members.has(signer) ? [signer] : []
  })
  if (new Set(signers).size < policy.q) throw refuse(`Only ${new Set(signers).size} of ${policy.q} members signed this outcome.`)
  const trace = outcome.traces[id]
  const step = bundle.content.plan.steps.find((one) => one.id === id)
  const brick = step && findBrick(world.catalogue, step.brick, step.version)
  if (!step || !brick?.effect || trace?.state !== 'ok' || outcome.kind === 'fail') throw refuse(`The outcome has no effect at ${id}.`)
  return brick.effect.perform({
    config: step.config,
    inputs: trace.inputs,
    host: hostFor(task, bundle, step, world),
    deployment: deployment.id,
    run: run.id,
    idempotencyKey: hashOf('phat.effect/1', { run: run.id, step: id }),
    nowMs: own.agreement.nowMs,
  })
}

/** What this one effect may reach: its own hosts and limits, not those of the whole bundle. */
function hostFor(task: MemberTask, bundle: Bundle, { brick: name, version, config }: BundleStep, world: MemberWorld): Partial<Host> {
  const brick = findBrick(world.catalogue, name, version)
  const { hosts = [], secrets: names = [] } = brick?.permissions?.(config) ?? {}
  const signed = new Set(bundle.content.permissions.hosts)
  const permissions = { hosts: hosts.filter((host) => signed.has(host)), chainsRead: [], gatewayTrust: false }
  const limits = { requests: 0, bytes: 0, timeMs: 0, ...brick?.limits?.(config) }
  const secrets = openSecrets(task, bundle, world).filter((secret) => names.includes(secret.name))
  const lent: Partial<Host> = {
    http: permitOnly(
      withSecrets(world.http, secrets, () => world.clock.nowMs()),
      { permissions, limits },
    ),
    mail: permitMail(mailWithSecrets(world.mail, secrets), permissions, limits),
  }
  const missing = brick?.needs.find((need: string) => !(need in lent))
  if (missing !== undefined)
    throw new Fault('not_lent', `${brick?.title} needs “${missing}”, which no effect is lent.`, {
      remedy: 'Report this defect of the brick.',
    })
  return lent
}
