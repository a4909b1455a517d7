import { z } from 'zod'
import { asOptionalAs, defineBrick, orMissing, passMissing } from '../kit'
import { ALGORITHMS, hashOf } from './digest'

const ACCEPTS = {
  text: orMissing(['text']),
  bytes: orMissing(['bytes', 'address(evm)', 'address(substrate)']),
  // A missing value has a canonical form too: null.
  json: ['any'],
}

const config = z.object({
  algorithm: z.enum(ALGORITHMS).default('keccak-256').meta({ title: 'Algorithm', widget: 'select' }),
  of: z.enum(['text', 'bytes', 'json']).default('text').meta({
    title: 'Hash of',
    widget: 'select',
    description: 'text: its UTF-8 bytes. bytes: as they are. json: any value in canonical form (RFC 8785).',
  }),
})

export default defineBrick({
  id: 'hash',
  version: 1,
  kind: 'transform',
  title: 'Hash',
  summary: 'Gives the 32-byte fingerprint of a value.',
  icon: 'hash',
  needs: [],
  config,
  inputs: ({ of }) => ({ value: { title: 'Value', accepts: ACCEPTS[of] } }),
  outputs: ({ config, inputs }) => ({ hash: config.of === 'json' ? 'bytes(32)' : asOptionalAs(inputs.value, 'bytes(32)') }),
  words: ({ algorithm }) => `hash it by ${algorithm}`,
  subtitle: ({ algorithm }) => algorithm,
  rows: ({ algorithm, of }) => [
    { label: 'Algorithm', value: algorithm },
    { label: 'Hash of', value: of },
  ],
  execute: ({ config, inputs }) =>
    (config.of === 'json' ? undefined : passMissing(inputs.value, 'hash')) ?? { hash: hashOf(inputs.value, config) },
})
