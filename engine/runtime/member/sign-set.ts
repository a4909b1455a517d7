import { decodeFunctionResult, encodeFunctionData, type Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import { chainNumber } from '../../attest/evaluate-tail'
import { signerSetDigest } from '../../attest/report-digest'
import { oracleAnchorAbi } from '../../contracts/abi.gen'
import { epochMs } from '../../schedule/due'
import { signersHash } from '../../settle/encode'
import type { DrawnSet, SignSetTask } from '../../world'
import { checkDrawn } from './check-drawn'
import { refuse } from './refuse'
import { verifyTerms } from './verify-terms'
import type { MemberWorld } from './world'

/** How far an epoch’s begin may lie ahead of a worker’s clock, ms. */
const maxAheadMs = 30_000

/**
 * Acts as a member of an outgoing set: vouches for the committee that was drawn after it, once it has drawn both again itself.
 * For one version of a deployment’s signers it vouches for one set, ever. @throws {Fault} `task_refused`, `vouched_elsewhere`.
 */
export async function signSetAsMember(task: SignSetTask, world: MemberWorld): Promise<Hex> {
  const { deployment, chain, anchor, outgoing, next, worker } = task
  const signer = world.vault.worker(worker.index)
  if (signer.address !== worker.address) throw refuse(`Worker ${worker.index} does not have the address ${worker.address}.`)
  if (!outgoing.members.some(({ address }) => address === signer.address)) throw refuse('The worker is not in the outgoing set.')
  if (next.version !== outgoing.version + 1) throw refuse(`Set ${next.version} does not follow set ${outgoing.version}.`)
  if (next.epoch < outgoing.epoch) throw refuse(`Epoch ${next.epoch} is older than the outgoing set’s, ${outgoing.epoch}.`)
  // Within an epoch only a newer act of the owner draws another committee.
  if (next.epoch === outgoing.epoch && next.signedAct.act.nonce <= outgoing.signedAct.act.nonce)
    throw refuse(`Epoch ${next.epoch} is not newer than the outgoing set’s, and neither are the owner’s terms.`)
  if (next.epoch * epochMs > world.clock.nowMs() + maxAheadMs) throw refuse(`Epoch ${next.epoch} has not begun.`)
  // Nonces count an owner’s acts: what was signed earlier no longer decides who comes next.
  if (next.signedAct.act.nonce < outgoing.signedAct.act.nonce) throw refuse('The new set is drawn by terms older than the outgoing set’s.')
  await checkDrawn(outgoing, await verifyTerms(outgoing.signedAct, deployment, world), deployment, world)
  const terms = await verifyTerms(next.signedAct, deployment, world)
  await checkDrawn(next, terms, deployment, world)
  await checkRegistered(task, outgoing, world)

  const hash = hashOf(next)
  const place = { chain, anchor, deploymentId: deployment.id, version: next.version }
  const standing = await world.journal.vouch(place, worker.address, hash, world.clock.nowMs())
  if (standing !== hash) {
    throw new Fault('vouched_elsewhere', `The worker vouched for another set as version ${next.version}, ${standing}.`, {
      remedy: 'Register the set that it vouched for: a worker vouches for one set of a version.',
    })
  }
  const body = { deployment: deployment.id, version: BigInt(next.version), signersHash: hash, validityMs: BigInt(terms.validityMs) }
  return signer.sign(signerSetDigest(body, { chainId: chainNumber(chain), anchor }))
}

/** The anchor is the one that this worker knows on that chain, and the outgoing set is registered there. */
async function checkRegistered({ deployment, chain: id, anchor }: SignSetTask, outgoing: DrawnSet, { chains }: MemberWorld) {
  const chain = chains.get(id)
  if (chain?.settings.anchor.toLowerCase() !== anchor) throw refuse(`This worker knows no anchor ${anchor} on ${id}.`)
  const args = [deployment.id, BigInt(outgoing.version)] as const
  const data = await chain.call({ to: anchor, data: encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'setOf', args }) })
  const registered = data && decodeFunctionResult({ abi: oracleAnchorAbi, functionName: 'setOf', data }).signersHash
  if (registered !== hashOf(outgoing)) throw refuse(`Set ${outgoing.version} is not registered on ${id}.`)
}

const hashOf = ({ members }: DrawnSet): Hex => signersHash(members.map(({ address }) => address))
