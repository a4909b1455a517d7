import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { CID } from 'multiformats/cid'
import { Fault } from '../kit'

const SHA2_256 = 0x12
const DAG_PB = 0x70
/** Codecs whose block is the content itself: raw, JSON, DAG-JSON. */
const PLAIN_CODECS: readonly number[] = [0x55, 0x0200, 0x0129]
/** Beyond this, whoever adds a file cuts it into blocks, and its CID is of the tree that links them. */
const MOST_IN_ONE_BLOCK = 1_048_576

/** The address of some content: how its block is made, and the sha-256 of that. */
export interface ContentAddress {
  cid: string
  isFile: boolean
  digest: string
}

/** Reads a CID (v0 or v1) without a path. @throws {Fault} `bad_cid`, `cid_unsupported`. */
export function readCid(text: string): ContentAddress {
  const cid = parse(text.trim().replace(/^ipfs:\/\//, ''))
  const { code, digest } = cid.multihash
  const isFile = cid.code === DAG_PB
  if (code === SHA2_256 && digest.length === 32 && (isFile || PLAIN_CODECS.includes(cid.code)))
    return { cid: cid.toString(), isFile, digest: bytesToHex(digest) }
  throw new Fault('cid_unsupported', `${cid} is made with a codec or hash that cannot be checked here.`, {
    remedy: 'Add the file as raw leaves with sha2-256, as ipfs add --cid-version=1 does.',
  })
}

function parse(text: string): CID {
  try {
    return CID.parse(text)
  } catch (cause) {
    throw new Fault('bad_cid', `“${text.slice(0, 100)}” is not a CID.`, {
      remedy: 'Write the CID alone, without a path, such as bafkrei… or Qm….',
      cause,
    })
  }
}

/** The sha-256 of content that came as text. Hex, without 0x. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** How the bytes that became this text may have begun: a byte-order mark is lost on the way. */
const spellings = (text: string): string[] => [text, `\ufeff${text}`]

/** The sha-256 of the content, once it is the one expected (hex, with or without 0x). @throws {Fault} `hash_mismatch`. */
export function checkHash(text: string, expected: string): string {
  const wanted = expected.toLowerCase().replace(/^0x/, '')
  const found = spellings(text).map(hashOf)
  if (found.includes(wanted)) return wanted
  throw mismatch(`Its hash is ${found[0]}, and ${wanted} was expected.`)
}

/** The sha-256 of the content, once it is what the CID names. @throws {Fault} `hash_mismatch`, `cid_unsupported`. */
export function checkCid(text: string, { cid, isFile, digest }: ContentAddress): string {
  const match = spellings(text).find((each) => digest === (isFile ? bytesToHex(sha256(fileBlock(utf8ToBytes(each)))) : hashOf(each)))
  if (match !== undefined) return hashOf(match)
  if (isFile && text.length > MOST_IN_ONE_BLOCK)
    throw new Fault('cid_unsupported', `${cid} is of a file in several blocks, which cannot be checked here.`, {
      remedy: 'Read a file of at most 256 KB, or expect its SHA-256 from an object store.',
    })
  throw mismatch(`It is not what ${cid} names.`)
}

const mismatch = (why: string): Fault =>
  new Fault('hash_mismatch', `The content was changed. ${why}`, {
    remedy: 'Use another gateway or store. If the content was meant to change, so must its hash or CID.',
  })

/** A file of one block as UnixFS and DAG-PB write it: Data { Type: File, Data, filesize } in a node without links. */
export function fileBlock(bytes: Uint8Array): Uint8Array {
  const size = varint(bytes.length)
  const data = bytes.length === 0 ? [] : [Uint8Array.of(0x12), size, bytes]
  const file = concatBytes(Uint8Array.of(0x08, 0x02), ...data, Uint8Array.of(0x18), size)
  return concatBytes(Uint8Array.of(0x0a), varint(file.length), file)
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return Uint8Array.from([...bytes, rest])
}
