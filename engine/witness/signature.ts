import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

type Hex = `0x${string}`

/** The address of a secp256k1 key, lower case. */
export function addressOfKey(privateKey: Uint8Array): Hex {
  return addressOfPoint(secp256k1.getPublicKey(privateKey, false))
}

function addressOfPoint(uncompressed: Uint8Array): Hex {
  return `0x${bytesToHex(keccak_256(uncompressed.subarray(1)).subarray(12))}`
}

/** Signs a 32-byte digest: 65 bytes r‖s‖v with low s and v 27 or 28 (RFC 6979, so the same digest gives the same bytes). */
export function signDigest(digest: Hex, privateKey: Uint8Array): Hex {
  const recovered = secp256k1.sign(hexToBytes(digest.slice(2)), privateKey, { prehash: false, format: 'recovered', lowS: true })
  const v = (recovered[0] ?? 0) + 27
  return `0x${bytesToHex(recovered.subarray(1))}${v.toString(16)}`
}

/** The address that signed a digest. @throws when the signature is malformed or has a high s. */
export function recoverSigner(digest: Hex, signature: Hex): Hex {
  const bytes = hexToBytes(signature.slice(2))
  const v = bytes[64]
  if (bytes.length !== 65 || (v !== 27 && v !== 28)) throw new Error('A signature has 65 bytes, the last 27 or 28.')
  const recovered = new Uint8Array(65)
  recovered[0] = v - 27
  recovered.set(bytes.subarray(0, 64), 1)
  const parsed = secp256k1.Signature.fromBytes(recovered, 'recovered')
  if (parsed.hasHighS()) throw new Error('The signature has a high s.')
  return addressOfPoint(parsed.recoverPublicKey(hexToBytes(digest.slice(2))).toBytes(false))
}
