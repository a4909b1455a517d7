import { Fault } from '../../../bricks/kit'
import { agreeOn } from '../../agree/agree-on'
import type { Agreement } from '../../agree/agreement'
import { type Attestation, OUTCOME_SLOT, type Outcome } from '../../attest/attestation'
import { evaluateTail } from '../../attest/evaluate-tail'
import { quorumOf } from '../../committee/committee'
import { hashOf, inputHash, observationHash, stateHash } from '../../witness/witness'
import type { MemberTask } from '../../world'
import { crashAfter } from '../crash-point'
import { faultOf, noAnswer } from './observe'
import { refuse } from './refuse'
import { verifyTask } from './verify-task'
import type { MemberWorld } from './world'

/** How far the set’s time may lie ahead of a worker’s clock, ms. */
const maxAheadMs = 30_000

/**
 * Acts as one member: checks the proposed set, binds itself to it for this run, computes the outcome itself and signs it.
 * What it signed before stands: asked again, about anything, it hands out the same signatures.
 */
export async function attestAsMember(task: MemberTask, proposal: Agreement, world: MemberWorld): Promise<Attestation[]> {
  const { run, deployment, prepared, state, worker } = task
  const { bundle, terms } = await verifyTask(task, world)
  const fault = faultOf(task, world)
  if (fault?.kind === 'crash') throw noAnswer()
  checkSet(task, proposal, world)
  // The member judges the set itself; the coordinator’s verdict is not looked at.
  const policy = quorumOf(terms.committee.n)
  const basis = { inputHash: inputHash(run.input), stateHash: stateHash(state.version, state.values) }
  const own = agreeOn({ bundle, catalogue: world.catalogue, run: run.id, observations: proposal.set, policy, basis })
  if (!own.ok) throw refuse(`The set does not agree: ${own.shortfall.message}`)
  const { agreement } = own
  if (agreement.setHash !== proposal.setHash) throw refuse('The set holds observations that do not belong to it.')
  const nowMs = world.clock.nowMs()
  if (agreement.nowMs > nowMs + maxAheadMs) throw refuse('The set was observed later than now.')
  if (agreement.nowMs + terms.validityMs < nowMs) throw refuse('The report would be out of date already.')

  const bound = await world.journal.bind(run.id, worker.address, agreement.setHash, nowMs)
  crashAfter('worker.bound')
  if (bound !== agreement.setHash) {
    throw new Fault('bound_elsewhere', `The worker is bound to another set of this run, ${bound}.`, {
      remedy: 'Propose the set that was proposed first: a worker signs for one set of a run.',
    })
  }
  const outcome = await evaluateTail({
    bundle,
    catalogue: world.catalogue,
    deployment: deployment.id,
    run: run.id,
    validityMs: terms.validityMs,
    targets: prepared.targets,
    agreement,
    trigger: run.input,
    state: { version: state.version, values: state.values },
  })
  const signer = world.vault.worker(worker.index)
  const sign = (slot: number, digest: `0x${string}`) => ({ slot, digest, signature: signer.sign(digest) })
  if (fault?.kind === 'equivocate') return equivocate(outcome, sign).map((signed) => ({ ...signed, run: run.id, worker: worker.address }))
  const signed = digestsOf(outcome).map(({ slot, digest }) => sign(slot, digest))
  const standing = await world.journal.keep(run.id, worker.address, signed, nowMs)
  crashAfter('worker.signed')
  return standing
}

/** What members sign about an outcome: the report of each slot, and how the run ends. */
export const digestsOf = ({ reports, outcomeDigest }: Outcome): Pick<Attestation, 'slot' | 'digest'>[] => [
  { slot: OUTCOME_SLOT, digest: outcomeDigest },
  ...reports.map(({ slot, digest }) => ({ slot, digest })),
]

/** Every observation of the set is signed by a different member of this run’s committee, and started where this member would. */
export function checkSet({ run, prepared }: MemberTask, { set }: Agreement, world: MemberWorld) {
  const members = new Set<string>(prepared.committee.members.map(({ address }) => address))
  const seen = new Set<string>()
  for (const { body, signature } of set) {
    const at = `The observation of ${body.worker}`
    if (!members.has(body.worker)) throw refuse(`${at} is by nobody in the committee.`)
    if (seen.has(body.worker)) throw refuse(`${at} is there twice.`)
    if (body.run !== run.id) throw refuse(`${at} is of another run.`)
    if (world.recover(observationHash(body), toHex(signature)) !== body.worker) throw refuse(`${at} does not carry its signature.`)
    seen.add(body.worker)
  }
}

const toHex = (text: string): `0x${string}` => `0x${text.slice(2)}`

/** A member that says one thing here and another there. */
function equivocate<T>(outcome: Outcome, sign: (slot: number, digest: `0x${string}`) => T): T[] {
  return digestsOf(outcome).map(({ slot, digest }) => sign(slot, hashOf('phat.equivocation/1', digest)))
}
