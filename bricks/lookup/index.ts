import { z } from 'zod'
import {
  amountOf,
  type ConfigIssue,
  decimalLiteral,
  defineBrick,
  Fault,
  isLosslessNumber,
  isPrice,
  type Json,
  parseType,
  readValue,
  spellValue,
  type Value,
} from '../kit'

const config = z.object({
  table: z
    .record(z.string().max(200), z.string().max(2000))
    .refine((table) => Object.keys(table).length <= 500, 'At most 500 entries.')
    .default({})
    .meta({ title: 'Table', widget: 'map', description: 'Keys and what they stand for. A wire to “table” takes its place.' }),
  as: z.enum(['decimal', 'text', 'bool', 'time', 'json']).default('text').meta({ title: 'Values are', widget: 'select' }),
  unit: z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a short name such as USD or kWh.')
    .default('')
    .meta({ title: 'Unit', widget: 'text', placeholder: 'USD', description: 'For decimals: what the number counts.', advanced: true }),
  missing: z.enum(['fail', 'default']).default('fail').meta({ title: 'If the key is not there', widget: 'select' }),
  otherwise: z
    .string()
    .max(2000)
    .default('')
    .meta({ title: 'Default', widget: 'text', description: 'Given for every key that is not there.' }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'lookup',
  version: 1,
  kind: 'transform',
  title: 'Lookup',
  summary: 'Finds what a key stands for in a table, or in a JSON object.',
  icon: 'table',
  needs: [],
  config,
  inputs: {
    value: { title: 'Key', accepts: ['text', 'decimal', 'price', 'bool', 'time', 'bytes', 'address(evm)', 'address(substrate)', 'json'] },
    table: { title: 'Table', accepts: ['json', 'record{}'], optional: true },
  },
  outputs: ({ config }) => ({ value: typeOf(config), found: 'bool' }),
  check: ({ config, inputs }) => checkTable(config, inputs.table !== undefined),
  codes: {
    not_found: {
      title: 'The key is not in the table',
      cause: 'A Lookup was asked for a key that its table, or the JSON object wired to it, does not have.',
      remedy: 'Add the key, or set a default for keys that are not there.',
    },
  },
  words: ({ table }) => {
    const count = Object.keys(table).length
    return count === 0 ? 'look the key up' : `look the key up among ${count} ${count === 1 ? 'entry' : 'entries'}`
  },
  subtitle: ({ table }) => Object.keys(table).slice(0, 4).join(', ') || 'By key',
  rows: ({ table, missing, otherwise }) => [
    ...Object.entries(table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, 4)
      .map(([label, value]) => ({ label, value })),
    { label: 'Otherwise', value: missing === 'fail' ? 'fail' : otherwise },
  ],
  execute({ config, inputs, nowMs, explain }) {
    const key = keyOf(inputs.value)
    const type = parseType(typeOf(config))
    const found = inputs.table === undefined ? own(config.table, key) : textOf(config, own(objectAt(inputs.table), key))
    explain(found === undefined ? `no “${short(key)}” in the table` : `found “${short(key)}”`)
    if (found !== undefined) return { value: readValue(type, found, nowMs), found: true }
    if (config.missing === 'default') return { value: readValue(type, config.otherwise, nowMs), found: false }
    throw new Fault('not_found', `The table has no “${short(key)}”.`, { remedy: 'Add the key to the table, or set a default.' })
  },
})

const typeOf = ({ as, unit }: Config): string => (as === 'decimal' && unit !== '' ? `decimal(${unit})` : as)

const own = <T>(table: Record<string, T>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

const short = (key: string): string => (key.length > 60 ? `${key.slice(0, 59)}…` : key)

/** A key as the table writes it: numbers in canonical form, `true` and `false`. @throws {Fault} `bad_input`. */
function keyOf(value: Value | undefined): string {
  if (value === undefined) throw new Fault('input_missing', 'No key arrived at Lookup.', { remedy: 'Wire a value to it.' })
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (isPrice(value)) return amountOf(value) ?? ''
  if (typeof value === 'number' || isLosslessNumber(value)) return spellValue(value)
  throw new Fault('bad_input', 'A key is text or a number, not a list or an object.', { remedy: 'Take the key out with JSON select.' })
}

/** @throws {Fault} `bad_input`. */
function objectAt(value: Value): Record<string, Json> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)) return value
  throw new Fault('bad_input', 'What arrived at “table” is not an object.', { remedy: 'Select an object such as {"ETH": 18}.' })
}

/** What a wired table says, as a setting would: text and numbers by their letters, every digit kept, all else as JSON. */
function textOf({ as }: Config, found: Json | undefined): string | undefined {
  if (found === undefined) return undefined
  return (as === 'json' ? undefined : decimalLiteral(found)) ?? spellValue(found)
}

function checkTable(config: Config, wired: boolean): ConfigIssue[] {
  const issue = (path: string, message: string): ConfigIssue => ({ code: 'bad_value', message, path })
  const problem = (text: string): string | undefined => {
    try {
      readValue(parseType(typeOf(config)), text, 0)
      return undefined
    } catch (error) {
      return Fault.from(error).message
    }
  }
  const issues = wired
    ? []
    : Object.entries(config.table).flatMap(([key, text]) => {
        const message = problem(text)
        return message === undefined ? [] : [issue('table', `${short(key)}: ${message}`)]
      })
  const otherwise = config.missing === 'default' ? problem(config.otherwise) : undefined
  return otherwise === undefined ? issues : [...issues, issue('otherwise', otherwise)]
}
