import { canonicalJson, Fault } from '../../bricks/kit'
import { chainNumber } from '../attest/evaluate-tail'
import { signerSetDigest } from '../attest/report-digest'
import { quorumOf } from '../committee/committee'
import { drawCommittee } from '../committee/draw'
import type { DeploymentTerms } from '../deploy/act'
import { rosterOf } from '../network/roster'
import { type MemberSignature, signersHash } from '../settle/encode'
import type { DrawnSet, SignerSetRecord, SignSetTask } from '../world'
import { sealEpoch } from './epoch'
import type { LoadedVersion } from './load'
import type { RuntimeWorld } from './world'

/** A signer set with what it was drawn from, and the terms that drew it. */
export async function drawnSetOf(
  world: RuntimeWorld,
  { id: deployment }: LoadedVersion['deployment'],
  { version, epoch, members }: SignerSetRecord,
): Promise<{ set: DrawnSet; terms: DeploymentTerms }> {
  const { randomness, blockNumber } = await sealEpoch(world, epoch)
  const roster = rosterOf(world.roster.seed, world.roster.size)
  const wanted = canonicalJson(ascending(members))
  // A set names no version of its deployment: it was drawn by the newest whose terms draw it.
  for (const { signedAct } of await world.store.versions(deployment)) {
    if (!('terms' in signedAct.act)) continue
    const { terms } = signedAct.act
    const drawn = drawCommittee({ roster, policy: terms.committee, deployment, epoch, randomness })
    if (canonicalJson(ascending(drawn)) === wanted)
      return { set: { version, epoch, randomness, epochBlock: String(blockNumber), signedAct, members }, terms }
  }
  throw new Error(`No terms of ${deployment} draw its signer set ${version}.`)
}

const ascending = (members: readonly { index: number }[]) => members.map(({ index }) => index).sort((a, b) => a - b)

/** Asks the outgoing set to vouch for the next; a quorum’s signatures. @throws {Fault} `set_unvouched` when fewer sign. */
export async function collectVouches(
  world: RuntimeWorld,
  task: Omit<SignSetTask, 'worker'>,
  validityMs: number,
): Promise<MemberSignature[]> {
  const { deployment, chain, anchor, outgoing, next } = task
  const hash = signersHash(next.members.map(({ address }) => address))
  const body = { deployment: deployment.id, version: BigInt(next.version), signersHash: hash, validityMs: BigInt(validityMs) }
  const digest = signerSetDigest(body, { chainId: chainNumber(chain), anchor })
  const troubles: string[] = []
  const answers = await Promise.all(
    outgoing.members.map(async (worker): Promise<MemberSignature[]> => {
      try {
        const signature = await world.workers.signSet({ ...task, worker })
        if (world.recover(digest, signature) === worker.address) return [{ signer: worker.address, signature }]
        troubles.push(`${worker.address} signed something else.`)
      } catch (error) {
        troubles.push(Fault.from(error).message)
      }
      return []
    }),
  )
  const signatures = answers.flat()
  const { n, q } = quorumOf(outgoing.members.length)
  if (signatures.length >= q) return signatures.slice(0, q)
  const cause = [...new Set(troubles)].join(' ')
  throw new Fault('set_unvouched', `${signatures.length} of ${n} members of the outgoing set vouch for the new one; ${q} must. ${cause}`, {
    remedy: 'They are asked again until the report expires.',
    retry: true,
  })
}
