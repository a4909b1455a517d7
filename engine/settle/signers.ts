import { type Address, concatHex, type Hex, keccak256, size } from 'viem'
import { Fault } from '../../bricks/kit/fault'

/** One member’s 65-byte signature over a digest. */
export interface MemberSignature {
  signer: Address
  signature: Hex
}

/** Who of a set signed, as the anchor reads it. */
export interface SignatureList {
  bitmap: number
  signatures: Hex
}

/** The most members that a set can have: they are counted in a bitmap. */
export const maxSigners = 31

/**
 * Addresses in the order and form that the anchor stores a set: ascending, 20 bytes each, nothing between.
 * @throws a Fault `signer_set_malformed` when there are none, more than 31, or two alike.
 */
export function packSigners(addresses: readonly Address[]): Hex {
  return concatHex(sortSigners(addresses))
}

/** The hash under which the anchor knows a packed set. */
export function signersHash(addresses: readonly Address[]): Hex {
  return keccak256(packSigners(addresses))
}

/**
 * Orders signatures like the set and marks who signed.
 * @throws a Fault `attestation_malformed` for a signer outside the set, a second signature of one member, or a wrong length.
 */
export function packSignatures(addresses: readonly Address[], signed: readonly MemberSignature[]): SignatureList {
  const members = sortSigners(addresses)
  const byIndex = new Map<number, Hex>()
  for (const { signer, signature } of signed) {
    const index = members.indexOf(lower(signer))
    if (index < 0) throw malformed(`${signer} is not in the signer set.`)
    if (byIndex.has(index)) throw malformed(`${signer} signed twice.`)
    if (size(signature) !== 65) throw malformed(`The signature of ${signer} has ${size(signature)} bytes instead of 65.`)
    byIndex.set(index, signature)
  }
  const ordered = [...byIndex].sort(([a], [b]) => a - b)
  return {
    bitmap: ordered.reduce((bits, [index]) => bits | (1 << index), 0),
    signatures: concatHex(ordered.map(([, signature]) => signature)),
  }
}

function sortSigners(addresses: readonly Address[]): Address[] {
  const sorted = addresses.map(lower).sort()
  const wrong = sorted.length === 0 || sorted.length > maxSigners || new Set(sorted).size !== sorted.length || BigInt(sorted[0] ?? 0) === 0n
  if (!wrong) return sorted
  throw new Fault('signer_set_malformed', `A signer set needs 1 to ${maxSigners} different addresses, and got ${addresses.length}.`, {
    remedy: 'Draw the committee again from workers with different keys.',
  })
}

function lower(address: Address): Address {
  return `0x${address.slice(2).toLowerCase()}`
}

function malformed(message: string): Fault {
  return new Fault('attestation_malformed', message, { remedy: 'Leave this attestation out.' })
}
