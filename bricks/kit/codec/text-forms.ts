import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64pad, base64url, base64urlpad } from 'multiformats/bases/base64'
import { Fault } from '../fault'

/** Ways to write bytes as text. */
export const TEXT_FORMS = ['hex', 'base64', 'base64url'] as const

/** One of {@link TEXT_FORMS}. */
export type TextForm = (typeof TEXT_FORMS)[number]

/** Bytes (0x-hex) as text: hex with 0x, base64 with padding, base64url without. */
export function writeBytes(form: TextForm, hex: string): string {
  const bytes = hexToBytes(hex.slice(2))
  if (form === 'hex') return hex
  return form === 'base64' ? base64pad.baseEncode(bytes) : base64url.baseEncode(bytes)
}

/** Bytes (0x-hex) from text, only in the form that {@link writeBytes} gives: hex also without 0x or in capitals, base64url also with padding. @throws {Fault} `bad_encoding`. */
export function readBytes(form: TextForm, text: string): string {
  const trimmed = text.trim()
  if (form === 'hex') {
    const found = /^(?:0[xX])?((?:[0-9a-fA-F]{2})*)$/.exec(trimmed)
    if (!found)
      throw badEncoding(
        text,
        /^(?:0[xX])?[0-9a-fA-F]*$/.test(trimmed) ? 'it has half a byte too many' : 'hex has the digits 0–9 and a–f only',
      )
    return `0x${(found[1] ?? '').toLowerCase()}`
  }
  const base = form === 'base64' ? base64pad : trimmed.endsWith('=') ? base64urlpad : base64url
  let bytes: Uint8Array
  try {
    bytes = base.baseDecode(trimmed)
  } catch (cause) {
    throw badEncoding(text, `it is no ${form}`, cause)
  }
  if (base.baseEncode(bytes) !== trimmed)
    throw badEncoding(text, form === 'base64' ? 'its padding “=” is missing or wrong' : 'its padding is wrong')
  return `0x${bytesToHex(bytes)}`
}

/** The UTF-8 bytes (0x-hex) of text. @throws {Fault} `bad_input` for half a character. */
export function utf8Bytes(text: string): string {
  if (!text.isWellFormed())
    throw new Fault('bad_input', 'The text holds half a character (a lone surrogate), which has no UTF-8 form.', {
      remedy: 'Check where the text was cut.',
    })
  return `0x${bytesToHex(utf8ToBytes(text))}`
}

/** The text whose UTF-8 bytes (0x-hex) these are. @throws {Fault} `bad_encoding`. */
export function utf8Text(hex: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(hexToBytes(hex.slice(2)))
  } catch (cause) {
    throw badEncoding(hex, 'its bytes are no UTF-8 text', cause)
  }
}

const badEncoding = (text: string, why: string, cause?: unknown): Fault =>
  new Fault('bad_encoding', `“${text.trim().slice(0, 60)}” cannot be decoded: ${why}.`, {
    remedy: 'Check the format and what is wired.',
    cause,
  })
