import type { Hex } from 'viem'
import { signerSetDigest } from '../../attest/report-digest'
import { signersHash } from '../../settle/encode'
import type { SignSetTask } from '../../world'
import { refuse } from './refuse'
import type { MemberWorld } from './world'

/** Acts as a member of an outgoing set: vouches for the set that follows it. */
export function signSetAsMember(
  { deployment, version, signers, validityMs, chainId, anchor, worker }: SignSetTask,
  world: MemberWorld,
): Hex {
  const signer = world.vault.worker(worker.index)
  if (signer.address !== worker.address) throw refuse(`Worker ${worker.index} does not have the address ${worker.address}.`)
  const body = { deployment, version: BigInt(version), signersHash: signersHash(signers), validityMs: BigInt(validityMs) }
  return signer.sign(signerSetDigest(body, { chainId, anchor }))
}
