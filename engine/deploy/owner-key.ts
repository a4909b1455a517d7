import { blake2b } from '@noble/hashes/blake2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base58btc } from 'multiformats/bases/base58'
import { Fault } from '../../bricks/kit'

/** An owner: a 32-byte account id, or the 20-byte address of an ethereum key. Lower-case 0x-hex. */
export type OwnerKey = `0x${string}`

const HEX_KEY = /^0x(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/
const CHECKSUM_BYTES = 2
/** The ss58 prefix that names no particular chain. */
const GENERIC_PREFIX = 42

/**
 * The owner behind an address, in ss58 under any prefix or as 0x-hex: one key is one owner, whichever chain the address is written for.
 * @throws {Fault} `bad_address`.
 */
export function ownerKeyOf(address: string): OwnerKey {
  if (HEX_KEY.test(address)) return `0x${address.slice(2).toLowerCase()}`
  const bytes = decode(address)
  const prefixBytes = (bytes[0] ?? 0) & 0b0100_0000 ? 2 : 1
  const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES)
  const isAccount = bytes.length === prefixBytes + 32 + CHECKSUM_BYTES && (bytes[0] ?? 255) < 128
  if (!isAccount || bytesToHex(checksum(body)) !== bytesToHex(bytes.subarray(-CHECKSUM_BYTES))) throw refuse(address)
  return `0x${bytesToHex(body.subarray(prefixBytes))}`
}

/** The address people read: ss58 under the generic prefix, or the 20-byte address itself. */
export function addressOf(owner: OwnerKey): string {
  if (owner.length === 42) return owner
  const body = concatBytes(Uint8Array.of(GENERIC_PREFIX), hexToBytes(owner.slice(2)))
  return base58btc.baseEncode(concatBytes(body, checksum(body)))
}

function decode(address: string): Uint8Array {
  if (!/^[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(address)) throw refuse(address)
  return base58btc.baseDecode(address)
}

const checksum = (body: Uint8Array): Uint8Array => blake2b(concatBytes(utf8ToBytes('SS58PRE'), body)).subarray(0, CHECKSUM_BYTES)

const refuse = (address: string): Fault =>
  new Fault('bad_address', `“${address.slice(0, 80)}” is not an account’s address.`, {
    remedy: 'Copy the address from the wallet again: an ss58 address of a 32-byte account, or a 20-byte address in 0x-hex.',
  })
