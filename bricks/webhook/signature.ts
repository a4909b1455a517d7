import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { Fault } from '../kit'
import { bytesOf, sameBytes } from './bytes'
import type { Scheme } from './config'

type PublicScheme = Exclude<Scheme, 'hmac'>

/** What stands before the key in a SubjectPublicKeyInfo (RFC 5280), as hex: RFC 8410 for Ed25519, RFC 5480 for the others. */
const ENVELOPES: Readonly<Record<PublicScheme, string>> = {
  ed25519: '302a300506032b6570032100',
  secp256k1: '3056301006072a8648ce3d020106052b8104000a034200',
  p256: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
}

const isKey = (scheme: PublicScheme, key: Uint8Array): boolean => {
  if (scheme === 'ed25519') return key.length === 32 && ed25519.utils.isValidPublicKey(key)
  return (key.length === 33 || key.length === 65) && { secp256k1, p256 }[scheme].utils.isValidPublicKey(key)
}

/** A sender’s public key from hex, base64 or PEM, raw or as SubjectPublicKeyInfo. @throws {Fault} `bad_public_key`. */
export function publicKeyOf(scheme: PublicScheme, text: string): Uint8Array {
  const given = bytesOf(text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, ''))
  const envelope = ENVELOPES[scheme]
  const key = given && bytesToHex(given).startsWith(envelope) ? given.slice(envelope.length / 2) : given
  if (key && isKey(scheme, key)) return key
  throw new Fault('bad_public_key', text.trim() === '' ? 'The sender’s public key is missing.' : `This is no public key of ${scheme}.`, {
    remedy: 'Paste the key in hex, base64 or PEM, and choose the scheme that it belongs to.',
  })
}

const encoder = new TextEncoder()

/** What a sender signs: the time as its header spells it, a point, and the body. */
export const signedBytes = (timestamp: string, body: string): Uint8Array => encoder.encode(`${timestamp}.${body}`)

/** The name of a message: the same for each copy of it, whatever its signature. */
export const messageName = (message: Uint8Array): string => `0x${bytesToHex(sha256(message))}`

/** Whether a signature (hex or base64; for ECDSA also DER) is the key’s over SHA-256 of the message, or over the message for Ed25519. */
export function isSignedBy(scheme: PublicScheme, key: Uint8Array, message: Uint8Array, signature: string): boolean {
  const bytes = bytesOf(signature)
  if (!bytes) return false
  try {
    if (scheme === 'ed25519') return ed25519.verify(bytes, message, key, { zip215: false })
    // Messages are told apart by what they say, so a second valid signature of one is no second message.
    return { secp256k1, p256 }[scheme].verify(bytes, message, key, { lowS: false, format: bytes.length === 64 ? 'compact' : 'der' })
  } catch {
    return false
  }
}

/** Whether a tag (hex or base64) is HMAC-SHA256 (RFC 2104) of the message under a secret. */
export function isTaggedWith(secret: string, message: Uint8Array, tag: string): boolean {
  const bytes = bytesOf(tag)
  return bytes !== undefined && sameBytes(bytes, hmac(sha256, encoder.encode(secret), message))
}
