import { blake2b } from '@noble/hashes/blake2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, Fault, type Value } from '../kit'

/** The hash functions on offer, each with 32 bytes of output. */
export const ALGORITHMS = ['keccak-256', 'sha-256', 'blake2b-256'] as const

/** What hashing reads of the brick’s settings. */
export interface HashSettings {
  algorithm: (typeof ALGORITHMS)[number]
  of: 'text' | 'bytes' | 'json'
}

/** The hash as 0x-hex. @throws {Fault} `input_missing`, `bad_input`. */
export function hashOf(value: Value | undefined, { algorithm, of }: HashSettings): string {
  if (value === undefined) throw new Fault('input_missing', 'No value arrived at Hash.', { remedy: 'Wire a value to it.' })
  return `0x${bytesToHex(digest(algorithm, bytesOf(value, of)))}`
}

function digest(algorithm: HashSettings['algorithm'], bytes: Uint8Array): Uint8Array {
  switch (algorithm) {
    case 'keccak-256':
      return keccak_256(bytes)
    case 'sha-256':
      return sha256(bytes)
    case 'blake2b-256':
      return blake2b(bytes, { dkLen: 32 })
  }
}

function bytesOf(value: Value, of: HashSettings['of']): Uint8Array {
  if (of === 'json') return utf8ToBytes(canonical(value))
  if (typeof value !== 'string') throw badInput(`it is not ${of}`)
  if (of === 'text') {
    if (!value.isWellFormed()) throw badInput('it holds half a character (a lone surrogate), which has no UTF-8 form')
    return utf8ToBytes(value)
  }
  if (!/^0x(?:[0-9a-f]{2})*$/.test(value)) throw badInput('it is not 0x-hex')
  return hexToBytes(value.slice(2))
}

function canonical(value: Value): string {
  try {
    return canonicalJson(value)
  } catch (cause) {
    throw badInput(cause instanceof Error ? cause.message.replace(/\.$/, '') : 'it has no canonical form', cause)
  }
}

const badInput = (why: string, cause?: unknown): Fault =>
  new Fault('bad_input', `The value cannot be hashed: ${why}.`, { remedy: 'Check what is wired, and what it is hashed as.', cause })
