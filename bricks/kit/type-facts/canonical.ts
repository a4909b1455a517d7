import { canonicalJson } from '../canonical'
import { Fault } from '../fault'
import { parseLossless } from '../json'
import { plainValue } from '../plain'
import { formatType, type WireType } from '../types'
import { refuseValue, type Value } from '../values'

/**
 * The bytes that stand for a value when it is hashed: the UTF-8 of the RFC 8785 text of its plain JSON form. Equal values have equal bytes;
 * a value of an optional type that is missing is `null`. @throws {Fault} `bad_input` for a value of another type.
 */
export function encodeCanonical(type: WireType, value: Value | undefined): Uint8Array {
  const plain = plainValue(value ?? null)
  check(type, plain)
  return new TextEncoder().encode(canonicalJson(plain))
}

/** The plain value that bytes stand for. @throws {Fault} `bad_input` when they are not its only encoding, `not_json`. */
export function decodeCanonical(type: WireType, bytes: Uint8Array): Value {
  const text = decodeText(bytes)
  const value = plainValue(parseLossless(text))
  if (canonicalJson(value) !== text)
    throw new Fault('bad_input', 'The bytes are JSON, but not in canonical form.', { remedy: 'Encode the value again.' })
  check(type, value)
  return value
}

function check(type: WireType, value: Value) {
  const reason = refuseValue(type, value)
  if (reason !== undefined)
    throw new Fault('bad_input', `The value is no ${formatType(type)}: ${reason}.`, { remedy: 'Check what is wired to the port.' })
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Fault('bad_input', 'The bytes are no UTF-8 text.', { remedy: 'Encode the value again.', cause })
  }
}
