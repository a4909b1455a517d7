import { z } from 'zod'
import {
  asOptionalAs,
  type ConfigIssue,
  defineBrick,
  Fault,
  formatType,
  type InputPort,
  type OutputTypes,
  orMissing,
  passMissing,
} from '../kit'
import { checkTypedBytes, readFields, typedBytesSettings } from '../kit/codec/fields'
import { wireTypeOf } from '../kit/codec/shape'
import { TEXT_FORMS } from '../kit/codec/text-forms'
import { decode } from './apply'

const config = z.object({
  format: z
    .enum(['json', 'abi', 'scale', 'utf8', ...TEXT_FORMS])
    .default('json')
    .meta({
      title: 'Format',
      widget: 'select',
      description: 'abi: as Solidity’s abi.encode. scale: as Substrate. json: text. utf8: bytes as text. hex, base64: text as bytes.',
    }),
  ...typedBytesSettings(),
  to: z
    .enum(['bytes', 'text'])
    .default('bytes')
    .meta({ title: 'Gives', widget: 'select', description: 'For hex and base64: the bytes, or the text they are in UTF-8.' }),
  size: z.int().min(1).max(4096).optional().meta({
    title: 'Size',
    widget: 'number',
    unit: 'bytes',
    description: 'For bytes out of hex and base64: how many there must be, such as 32. Empty for any.',
    advanced: true,
  }),
})

/** Settings of the Decode brick, complete. */
export type DecodeConfig = z.output<typeof config>

export default defineBrick({
  id: 'decode',
  version: 1,
  kind: 'transform',
  title: 'Decode',
  summary: 'Reads values out of bytes or text, and refuses what is not exactly that.',
  icon: 'code',
  needs: [],
  config,
  inputs: portsOf,
  outputs: ({ config, inputs }) => {
    const types = typesOf(config)
    return Object.fromEntries(Object.entries(types).map(([port, type]) => [port, asOptionalAs(inputs.value, type)]))
  },
  check: ({ config }) => checkSettings(config),
  words: ({ format }) => `decode it from ${format}`,
  subtitle: ({ format }) => format,
  rows: ({ format, types }) => [
    { label: 'Format', value: format },
    ...(format === 'abi' || format === 'scale' ? [{ label: 'Types', value: types }] : []),
  ],
  codes: {
    bad_encoding: {
      title: 'Not in this encoding',
      cause: 'The bytes or the text are cut off, have something left over, or are written otherwise than the format says.',
      remedy: 'Compare the value in the run with the format and the types.',
    },
  },
  execute({ config, inputs }) {
    const missing = passMissing(inputs.value, ...Object.keys(typesOf(config)))
    if (missing) return missing
    const { value } = inputs
    if (value === undefined) throw new Fault('input_missing', 'No value arrived at Decode.', { remedy: 'Wire a value to it.' })
    if (typeof value !== 'string')
      throw new Fault('bad_input', 'The value is neither text nor bytes.', { remedy: 'Check what is wired to “value”.' })
    return decode(config, value)
  },
})

const readsBytes = (format: DecodeConfig['format']): boolean => format === 'abi' || format === 'scale' || format === 'utf8'

function portsOf({ format }: DecodeConfig): Record<string, InputPort> {
  return { value: readsBytes(format) ? { title: 'Bytes', accepts: orMissing(['bytes']) } : { title: 'Text', accepts: orMissing(['text']) } }
}

/** What comes out; nothing where the types cannot be read, which `check` reports. */
function typesOf({ format, types, to, size }: DecodeConfig): OutputTypes {
  switch (format) {
    case 'json':
      return { value: 'json' }
    case 'utf8':
      return { value: 'text' }
    case 'abi':
    case 'scale':
      if (checkTypedBytes(format, types, {}).length > 0) return {}
      return Object.fromEntries(readFields(format, types).map(({ name, shape }) => [name, formatType(wireTypeOf(shape))]))
    default:
      if (to === 'text') return { value: 'text' }
      return { value: size === undefined ? 'bytes' : `bytes(${size})` }
  }
}

const checkSettings = ({ format, types, decimalsOf }: DecodeConfig): ConfigIssue[] =>
  format === 'abi' || format === 'scale' ? checkTypedBytes(format, types, decimalsOf) : []
