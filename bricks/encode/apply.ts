import { canonicalJson, Fault, type PortValues, type Value } from '../kit'
import { encodeAbi, readAbiTypes } from '../kit/codec/abi'
import { type NumberSettings, type Plain, toPlain } from '../kit/codec/plain'
import { encodeScale } from '../kit/codec/scale'
import { readScaleTypes } from '../kit/codec/scale-types'
import type { Field } from '../kit/codec/shape'
import { type TextForm, utf8Bytes, writeBytes } from '../kit/codec/text-forms'

/** What encoding reads of the brick’s settings. */
export interface EncodeSettings extends NumberSettings {
  format: 'abi' | 'scale' | 'json' | 'utf8' | TextForm
  types: string
  of: 'bytes' | 'text'
}

/** The encoded value: 0x-hex for bytes, else text. @throws {Fault} `input_missing`, `bad_input`, `overflow`, `digits_lost`, `bad_types`. */
export function encode(settings: EncodeSettings, inputs: PortValues): string {
  switch (settings.format) {
    case 'abi': {
      const types = readAbiTypes(settings.types)
      return encodeAbi(types, plainsOf(types.fields, inputs, settings))
    }
    case 'scale': {
      const fields = readScaleTypes(settings.types)
      return encodeScale(fields, plainsOf(fields, inputs, settings))
    }
    case 'json':
      return jsonOf(needed('value', inputs.value))
    case 'utf8':
      return utf8Bytes(textAt(inputs.value))
    default: {
      const text = textAt(inputs.value)
      if (settings.of === 'text') return writeBytes(settings.format, utf8Bytes(text))
      if (!/^0x(?:[0-9a-f]{2})*$/.test(text)) throw badInput('it is not 0x-hex')
      return writeBytes(settings.format, text)
    }
  }
}

const plainsOf = (fields: readonly Field[], inputs: PortValues, settings: NumberSettings): Plain[] =>
  fields.map(({ name, shape }) => toPlain(name, shape, needed(name, inputs[name]), settings))

function needed(name: string, value: Value | undefined): Value {
  if (value !== undefined) return value
  throw new Fault('input_missing', `No value arrived at “${name}”.`, { remedy: `Wire something to ${name}.` })
}

function textAt(value: Value | undefined): string {
  const present = needed('value', value)
  if (typeof present !== 'string') throw badInput('it is neither text nor bytes')
  return present
}

function jsonOf(value: Value): string {
  try {
    return canonicalJson(value)
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw badInput(cause.message.replace(/\.$/, ''), cause)
  }
}

const badInput = (why: string, cause?: unknown): Fault =>
  new Fault('bad_input', `The value cannot be encoded: ${why}.`, { remedy: 'Check what is wired to “value”.', cause })
