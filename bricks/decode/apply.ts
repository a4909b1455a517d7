import { Fault, type PortValues, parseLossless } from '../kit'
import { decodeAbi, readAbiTypes } from '../kit/codec/abi'
import { fromPlain, type NumberSettings, type Plain } from '../kit/codec/plain'
import { decodeScale } from '../kit/codec/scale'
import { readScaleTypes } from '../kit/codec/scale-types'
import type { Field } from '../kit/codec/shape'
import { readBytes, type TextForm, utf8Text } from '../kit/codec/text-forms'

/** What decoding reads of the brick’s settings. */
export interface DecodeSettings {
  format: 'json' | 'abi' | 'scale' | 'utf8' | TextForm
  types: string
  decimals: number
  decimalsOf: Readonly<Record<string, number>>
  to: 'bytes' | 'text'
  size?: number | undefined
}

/** The decoded values by port. @throws {Fault} `bad_encoding`, `bad_types`, `not_json`, `too_deep`, `overflow`. */
export function decode(settings: DecodeSettings, value: string): PortValues {
  switch (settings.format) {
    case 'json':
      return { value: parseLossless(value) }
    case 'utf8':
      return { value: utf8Text(value) }
    case 'abi': {
      const types = readAbiTypes(settings.types)
      return byName(types.fields, decodeAbi(types, value), settings)
    }
    case 'scale': {
      const fields = readScaleTypes(settings.types)
      return byName(fields, decodeScale(fields, value), settings)
    }
    default: {
      const bytes = readBytes(settings.format, value)
      if (settings.to === 'text') return { value: utf8Text(bytes) }
      const size = bytes.length / 2 - 1
      if (settings.size === undefined || settings.size === size) return { value: bytes }
      throw new Fault('bad_encoding', `There are ${size} bytes, not ${settings.size}.`, { remedy: 'Check Size and what is wired.' })
    }
  }
}

function byName(fields: readonly Field[], plains: readonly Plain[], { decimals, decimalsOf }: DecodeSettings): PortValues {
  const numbers: NumberSettings = { decimals, decimalsOf, timeUnit: 's', rounding: 'exact' }
  return Object.fromEntries(fields.map(({ name, shape }, index) => [name, fromPlain(name, shape, plains[index] ?? null, numbers)]))
}
