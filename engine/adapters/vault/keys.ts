import secp256k1 from 'secp256k1'
import { bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem'
import type { RecoverSigner, Signer } from '../../world'

// Half the order of the curve: a signature with a higher s has a twin, and is refused.
const highestS = BigInt('0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0')

const addressOfPoint = (uncompressed: Uint8Array): Hex => `0x${keccak256(uncompressed.subarray(1)).slice(26)}`

/** A key that signs with the native library. */
export function signerOf(privateKey: Hex): Signer {
  const key = hexToBytes(privateKey)
  return {
    address: addressOfPoint(secp256k1.publicKeyCreate(key, false)),
    sign(digest) {
      const { signature, recid } = secp256k1.ecdsaSign(hexToBytes(digest), key)
      return `${bytesToHex(signature)}${(27 + recid).toString(16)}`
    },
  }
}

/** Who signed a digest; null for what is no signature. */
export const recoverSigner: RecoverSigner = (digest, signature) => {
  const bytes = /^0x[0-9a-f]{130}$/.test(signature) ? hexToBytes(signature) : null
  const recid = (bytes?.[64] ?? 0) - 27
  if (bytes === null || (recid !== 0 && recid !== 1) || BigInt(`0x${signature.slice(66, 130)}`) > highestS) return null
  try {
    return addressOfPoint(secp256k1.ecdsaRecover(bytes.subarray(0, 64), recid, hexToBytes(digest), false))
  } catch {
    return null
  }
}
