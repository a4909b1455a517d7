import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { badInput, canonicalJson, Fault, type Value } from '../kit'
import type { StorageWriteConfig } from './config'

/** The most that is stored, bytes. */
const MOST_BYTES = 1_048_576

/** The text that is stored: the same at every member. @throws {Fault} `bad_input`, `content_too_large`. */
export function contentOf({ content }: Pick<StorageWriteConfig, 'content'>, value: Value): string {
  if (content === 'text' && typeof value !== 'string') throw badInput('value', 'it is not a text')
  const text = content === 'text' && typeof value === 'string' ? value : canonicalJson(value)
  const bytes = utf8ToBytes(text).length
  if (bytes > MOST_BYTES)
    throw new Fault('content_too_large', `The content has ${bytes} bytes; ${MOST_BYTES} can be stored.`, {
      remedy: 'Select the part that is needed, or store less of it.',
    })
  return text
}

/** SHA-256 of a text’s UTF-8 bytes, in 0x-hex. */
export const contentHash = (text: string): string => `0x${bytesToHex(sha256(utf8ToBytes(text)))}`

/** What the places in an address stand for. */
export interface Places {
  run: string
  deployment: string
  nowMs: number
}

const PLACE = /(?:\{\{|%7B%7B)\s*(\w+)\s*(?:\}\}|%7D%7D)/gi

/** Names of an address’s places that stand for nothing. */
export const unknownPlaces = (url: string): string[] =>
  [...url.matchAll(PLACE)].map(([, name = '']) => name).filter((name) => !['run', 'deployment', 'time'].includes(name))

/** An address with its places filled in; `{{time}}` is the set’s median observation time, such as 2026-11-22T20-15-00Z. */
export function addressOf(url: string, { run, deployment, nowMs }: Places): string {
  const time = new Date(nowMs)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(':', '-')
  const places: Record<string, string> = { run, deployment, time }
  return url.replace(PLACE, (whole, name: string) => (Object.hasOwn(places, name) ? (places[name] ?? whole) : whole))
}
