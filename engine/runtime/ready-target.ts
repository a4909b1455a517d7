import { setTimeout as sleep } from 'node:timers/promises'
import { decodeFunctionResult, encodeFunctionData, type Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { ResolvedTarget } from '../attest/attestation'
import { chainNumber } from '../attest/evaluate-tail'
import { signerSetDigest } from '../attest/report-digest'
import { oracleAnchorAbi, phatFeedAbi } from '../contracts/abi.gen'
import { encodeCreateFeed, encodeRegisterSet, signersHash } from '../settle/encode'
import type { Chain, Purpose, SignerSetRecord } from '../world'
import type { LoadedVersion } from './load'
import { type Relayed, relay } from './relay'
import { feedKeyOf } from './targets'
import { collectVouches, drawnSetOf } from './vouch'
import { chainOf, type RuntimeWorld } from './world'

const ready = new WeakMap<object, Set<string>>()
const minedWithinMs = 8_000
const lookAgainMs = 30
const mostAttempts = 5

/** What a chain was found to have, no longer believed: it went back in time. */
export const forgetReady = (world: RuntimeWorld): boolean => ready.delete(world)

/** Sees that a target’s feed exists and its signer set is registered, and makes what is missing. */
export async function readyTarget(world: RuntimeWorld, loaded: LoadedVersion, node: string, target: ResolvedTarget): Promise<void> {
  const known = ready.get(world) ?? new Set<string>()
  ready.set(world, known)
  const key = `${target.chain}/${loaded.deployment.id}/${target.receiver}/${target.setVersion}`
  if (known.has(key)) return
  const chain = chainOf(world, target.chain)
  if (target.feed) await readyFeed(world, chain, loaded, node, target)
  await readySet(world, chain, loaded, target)
  known.add(key)
}

async function readyFeed(
  world: RuntimeWorld,
  chain: Chain,
  { bundle, deployment }: LoadedVersion,
  node: string,
  { receiver }: ResolvedTarget,
) {
  const feed = bundle.content.settlements.find((point) => point.node === node)?.feed
  if (!feed) throw new Error(`Brick ${node} has no feed to create.`)
  const exists = async () =>
    (await chain.call({ to: receiver, data: encodeFunctionData({ abi: phatFeedAbi, functionName: 'decimals' }) })) !== null
  const data = encodeCreateFeed(feedKeyOf(deployment.id, node, feed))
  await once(world, chain, { purpose: 'feed', ref: receiver, call: { to: chain.settings.feedFactory, data } }, exists)
}

async function readySet(world: RuntimeWorld, chain: Chain, loaded: LoadedVersion, { anchor, setVersion }: ResolvedTarget) {
  const at = { chain: chain.settings.id, anchor, deploymentId: loaded.deployment.id }
  const sets = await world.store.signerSets({ ...at, upTo: setVersion })
  for (const [index, set] of sets.entries()) {
    if (set.status === 'registered') continue
    const registered = async () => (await currentVersion(chain, anchor, set.deploymentId)) >= set.version
    if (!(await registered())) {
      const call = { to: anchor, data: await encodeRegistration(world, chain, loaded, set, sets[index - 1]) }
      await once(world, chain, { purpose: 'signer_set', ref: `${set.deploymentId}/${set.version}`, call }, registered)
    }
    await world.store.markRegistered({ ...at, version: set.version })
  }
}

async function currentVersion(chain: Chain, anchor: Hex, deployment: Hex): Promise<number> {
  const call = { to: anchor, data: encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'currentVersion', args: [deployment] }) }
  const data = await chain.call(call)
  if (data === null) {
    throw new Fault('anchor_missing', `${chain.settings.name} has no anchor contract at ${anchor}.`, {
      remedy: 'Deploy the contracts there, or correct the chain’s settings.',
      retry: true,
    })
  }
  return Number(decodeFunctionResult({ abi: oracleAnchorAbi, functionName: 'currentVersion', data }))
}

/** Version 1 is vouched for by a majority of registrars, each later one by the quorum of the set before it. */
async function encodeRegistration(
  world: RuntimeWorld,
  chain: Chain,
  { deployment }: LoadedVersion,
  record: SignerSetRecord,
  before?: SignerSetRecord,
): Promise<Hex> {
  const { version, anchor, members } = record
  const { set: next, terms } = await drawnSetOf(world, deployment, record)
  const signers = members.map(({ address }) => address)
  const body = { deployment: deployment.id, version: BigInt(version), validityMs: BigInt(terms.validityMs) }
  const authority = async () => {
    if (version === 1) {
      const digest = signerSetDigest({ ...body, signersHash: signersHash(signers) }, { chainId: chainNumber(chain.settings.id), anchor })
      const majority = world.registrars.slice(0, Math.floor(world.registrars.length / 2) + 1)
      return {
        addresses: world.registrars.map(({ address }) => address),
        signatures: majority.map((registrar) => ({ signer: registrar.address, signature: registrar.sign(digest) })),
      }
    }
    if (!before) throw new Error(`Signer set ${version} of ${deployment.id} has none before it.`)
    const { set: outgoing } = await drawnSetOf(world, deployment, before)
    const task = { deployment, chain: chain.settings.id, anchor, outgoing, next }
    return {
      addresses: before.members.map(({ address }) => address),
      signatures: await collectVouches(world, task, terms.validityMs),
    }
  }
  return encodeRegisterSet({ ...body, signers, authority: await authority() })
}

/** Makes a call that is needed once and waits until it is mined, whoever sent it. */
async function once(
  world: RuntimeWorld,
  chain: Chain,
  { ref, purpose, call }: Relayed & { purpose: Purpose },
  done: () => Promise<boolean>,
) {
  if (await done()) return
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const name = attempt === 1 ? ref : `${ref}#${attempt}`
    const earlier = await world.store.nonceFor(chain.settings.id, purpose, name)
    if (earlier?.status === 'reverted' || earlier?.status === 'abandoned') continue
    if (earlier === null) await relay(world, chain, { purpose, ref: name, call })
    await world.store.notify('phat_chains', chain.settings.id)
    for (const start = world.clock.nowMs(); world.clock.nowMs() - start < minedWithinMs; await sleep(lookAgainMs)) if (await done()) return
    break
  }
  throw new Fault('not_mined_yet', `${chain.settings.name} has not mined the ${purpose.replace('_', ' ')} yet.`, {
    remedy: 'Nothing: it is looked for again.',
    retry: true,
  })
}
