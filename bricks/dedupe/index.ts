import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import {
  type ConfigIssue,
  canonicalJson,
  compilePath,
  defineBrick,
  Fault,
  formatType,
  isPrice,
  type Json,
  plainValue,
  type Value,
} from '../kit'

const config = z.object({
  path: z.string().max(2000).default('').meta({
    title: 'Known by',
    widget: 'path',
    placeholder: '$.id',
    description: 'For JSON: a path to what tells one from another. Empty compares the whole value.',
  }),
  keep: z
    .int()
    .min(1)
    .max(500)
    .default(100)
    .meta({ title: 'Remember', widget: 'number', unit: 'values', description: 'The values seen last.' }),
})

const memory = z.object({ seen: z.array(z.string()) })

export default defineBrick({
  id: 'dedupe',
  version: 1,
  kind: 'state',
  title: 'Dedupe',
  summary: 'Lets a value pass only when it was not seen before.',
  icon: 'filter',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: ['any'] } },
  outputs: ({ inputs }) => ({
    value: inputs.value ? formatType(inputs.value) : 'json',
    isNew: 'bool',
    pass: 'signal',
    repeated: 'signal',
  }),
  stateful: true,
  check: ({ config }) => checkPath(config.path),
  words: ({ path }) => `go on if ${path === '' ? 'it' : path} is new`,
  subtitle: ({ path }) => (path === '' ? 'By the whole value' : path),
  rows: ({ path, keep }) => [
    { label: 'Known by', value: path === '' ? 'the whole value' : path },
    { label: 'Remember', value: `${keep} values` },
  ],
  execute({ config, inputs, state, remember, explain }) {
    const { value } = inputs
    if (value === undefined) throw new Fault('input_missing', 'No value arrived at Dedupe.', { remedy: 'Wire a value to it.' })
    const key = keyOf(value, config.path)
    const known = memory.safeParse(state)
    const seen = known.success ? known.data.seen : []
    const isNew = !seen.includes(key)
    remember({ seen: [...seen.filter((each) => each !== key), key].slice(-config.keep) })
    explain(isNew ? 'not seen before' : 'seen before')
    return isNew ? { value, isNew, pass: true } : { isNew, repeated: true }
  },
})

/** 128 bits of SHA-256 over the canonical JSON of what tells values apart; of a price, its pair and amount. @throws {Fault} `path_missing`. */
function keyOf(value: Value, path: string): string {
  const text = canonicalJson(plainValue(path === '' ? withoutTime(value) : selected(value, path)))
  return bytesToHex(sha256(utf8ToBytes(text)).slice(0, 16))
}

/** Two readings of one price are the same price. */
const withoutTime = (value: Value): Value => (isPrice(value) ? { amount: value.amount, base: value.base, quote: value.quote } : value)

function selected(value: Value, path: string): Json[] {
  const found = compilePath(path).select(value)
  if (found.length > 0) return found
  throw new Fault('path_missing', `Nothing matches “${path}”.`, { remedy: 'Compare the path with the value, or leave it empty.' })
}

function checkPath(path: string): ConfigIssue[] {
  if (path === '') return []
  try {
    compilePath(path)
    return []
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, message, path: 'path' }]
  }
}
