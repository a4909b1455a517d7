import { z } from 'zod'
import { asOptionalAs, type ConfigIssue, defineBrick, type InputPort, orMissing, passMissing } from '../kit'
import { checkTypedBytes, readFields, typedBytesSettings } from '../kit/codec/fields'
import { acceptsOf } from '../kit/codec/shape'
import { TEXT_FORMS } from '../kit/codec/text-forms'
import { encode } from './apply'

const config = z.object({
  format: z
    .enum(['abi', 'scale', 'json', 'utf8', ...TEXT_FORMS])
    .default('abi')
    .meta({
      title: 'Format',
      widget: 'select',
      description:
        'abi: as Solidity’s abi.encode. scale: as Substrate. json: canonical text. utf8: text as bytes. hex, base64: bytes as text.',
    }),
  ...typedBytesSettings(),
  of: z
    .enum(['bytes', 'text'])
    .default('bytes')
    .meta({ title: 'Encode', widget: 'select', description: 'For hex and base64: bytes, or the UTF-8 of text.' }),
  rounding: z
    .enum(['exact', 'half-even', 'half-up', 'down', 'up', 'floor', 'ceil'])
    .default('exact')
    .meta({ title: 'Rounding', widget: 'select', description: 'exact: fail when an integer cannot hold every digit.', advanced: true }),
  timeUnit: z.enum(['s', 'ms']).default('s').meta({ title: 'Times in', widget: 'select', advanced: true }),
})

/** Settings of the Encode brick, complete. */
export type EncodeConfig = z.output<typeof config>

export default defineBrick({
  id: 'encode',
  version: 1,
  kind: 'transform',
  title: 'Encode',
  summary: 'Writes values as bytes or text that other systems read.',
  icon: 'binary',
  needs: [],
  config,
  inputs: portsOf,
  outputs: ({ config, inputs }) => {
    if (config.format === 'abi' || config.format === 'scale') return { value: 'bytes' }
    if (config.format === 'json') return { value: 'text' }
    return { value: asOptionalAs(inputs.value, config.format === 'utf8' ? 'bytes' : 'text') }
  },
  check: ({ config }) => checkSettings(config),
  words: ({ format }) => `encode it as ${format}`,
  subtitle: ({ format }) => format,
  rows: ({ format, types }) => [
    { label: 'Format', value: format },
    ...(format === 'abi' || format === 'scale' ? [{ label: 'Types', value: types }] : []),
  ],
  codes: {
    bad_types: {
      title: 'The types are wrong',
      cause: 'They cannot be read, name something twice, or hold a type that no wire carries.',
      remedy: 'Write them as in Solidity, such as uint256 price, or for SCALE as price: u128.',
    },
    digits_lost: {
      title: 'An integer would lose digits',
      cause: 'The number has more digits after the point than Decimals says the integer holds.',
      remedy: 'Set the decimals that the receiver expects, put a Round brick before, or choose a rounding.',
    },
  },
  execute({ config, inputs }) {
    const single = config.format !== 'abi' && config.format !== 'scale' && config.format !== 'json'
    return (single ? passMissing(inputs.value, 'value') : undefined) ?? { value: encode(config, inputs) }
  },
})

function portsOf({ format, types, of }: EncodeConfig): Record<string, InputPort> {
  switch (format) {
    case 'abi':
    case 'scale':
      return Object.fromEntries(readFields(format, types).map(({ name, shape }) => [name, { title: name, accepts: acceptsOf(shape) }]))
    case 'json':
      return { value: { title: 'Value', accepts: ['any'] } }
    case 'utf8':
      return { value: { title: 'Text', accepts: orMissing(['text']) } }
    default:
      return of === 'text'
        ? { value: { title: 'Text', accepts: orMissing(['text']) } }
        : { value: { title: 'Bytes', accepts: orMissing(['bytes', 'address(evm)', 'address(substrate)']) } }
  }
}

const checkSettings = ({ format, types, decimalsOf }: EncodeConfig): ConfigIssue[] =>
  format === 'abi' || format === 'scale' ? checkTypedBytes(format, types, decimalsOf) : []
