import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../../bricks/kit'
import type { OwnerKey } from './owner-key'

/** A deployment’s id: a hash of its owner and the nonce of its first act, so that it and its feeds are known before signing and survive upgrades. */
export function deploymentIdOf(owner: OwnerKey, nonce: number): `0x${string}` {
  return `0x${bytesToHex(keccak_256(utf8ToBytes(`phat.deployment/1\n${canonicalJson({ nonce, owner })}`)))}`
}
