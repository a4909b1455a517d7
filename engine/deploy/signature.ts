import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { blake2b } from '@noble/hashes/blake2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import * as sr25519 from '@scure/sr25519'
import type { OwnerKey } from './owner-key'

/** The kinds of key that may own a deployment. */
export type KeyKind = 'sr25519' | 'ed25519' | 'ecdsa' | 'ethereum'

/** Which kind of key made a signature (0x-hex, with or without Substrate’s one-byte type before it) over exactly these bytes; undefined for none. */
export function signerKind(bytes: Uint8Array, signature: string, owner: OwnerKey): KeyKind | undefined {
  const signed = hexToBytes(signature.slice(2))
  const key = hexToBytes(owner.slice(2))
  return candidates(signed, key).find(({ kind, signature: plain }) => {
    try {
      return verifiers[kind](bytes, plain, key)
    } catch {
      // Bytes that are no point, scalar or recovery id of this kind were not made by such a key.
      return false
    }
  })?.kind
}

interface Candidate {
  kind: KeyKind
  signature: Uint8Array
}

function candidates(signature: Uint8Array, key: Uint8Array): Candidate[] {
  if (key.length === 20) return signature.length === 65 ? [{ kind: 'ethereum', signature }] : []
  const [type] = signature
  const untyped = signature.subarray(1)
  switch (signature.length) {
    case 64:
      return [
        { kind: 'sr25519', signature },
        { kind: 'ed25519', signature },
      ]
    case 65:
      return [
        ...(type === 0 ? [{ kind: 'ed25519', signature: untyped } as const] : []),
        ...(type === 1 ? [{ kind: 'sr25519', signature: untyped } as const] : []),
        { kind: 'ecdsa', signature },
      ]
    case 66:
      return type === 2 ? [{ kind: 'ecdsa', signature: untyped }] : []
    default:
      return []
  }
}

const verifiers: Record<KeyKind, (bytes: Uint8Array, signature: Uint8Array, key: Uint8Array) => boolean> = {
  sr25519: (bytes, signature, key) => sr25519.verify(bytes, signature, key),
  ed25519: (bytes, signature, key) => ed25519.verify(signature, bytes, key, { zip215: false }),
  ecdsa: (bytes, signature, key) => same(blake2b(recover(blake2b(bytes, { dkLen: 32 }), signature).toBytes(true), { dkLen: 32 }), key),
  ethereum: (bytes, signature, key) => same(keccak_256(recover(keccak_256(bytes), signature).toBytes(false).subarray(1)).subarray(12), key),
}

function recover(digest: Uint8Array, signature: Uint8Array) {
  const last = signature[64] ?? 255
  return secp256k1.Signature.fromBytes(signature.subarray(0, 64), 'compact')
    .addRecoveryBit(last >= 27 ? last - 27 : last)
    .recoverPublicKey(digest)
}

const same = (a: Uint8Array, b: Uint8Array): boolean => bytesToHex(a) === bytesToHex(b)
