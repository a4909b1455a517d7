import type { Hex } from 'viem'

/** A secp256k1 key that signs 32-byte digests: 65 bytes r‖s‖v, low s, v 27 or 28. */
export interface Signer {
  readonly address: Hex
  sign(digest: Hex): Hex
}

/** Who signed a digest, in lower case; null when the signature is malformed. */
export type RecoverSigner = (digest: Hex, signature: Hex) => Hex | null
