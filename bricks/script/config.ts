import { z } from 'zod'
import { parseType, type WireType } from '../kit'

/** The most a script may be given, and what it has when nothing is said: about a tenth of a second. */
const GAS = { default: 20_000_000, max: 100_000_000 }
/** Bytes of source that the sandbox takes. */
export const MAX_CODE_BYTES = 20 * 1024

const carries = (type: WireType): boolean => {
  switch (type.kind) {
    case 'signal':
      return false
    case 'list':
    case 'optional':
      return carries(type.of)
    case 'record':
      return Object.values(type.fields).every(carries)
    default:
      return true
  }
}

function isValueType(text: string): boolean {
  try {
    return carries(parseType(text))
  } catch {
    return false
  }
}

const typeSetting = () => z.string().refine(isValueType, 'Use a type such as json, decimal, text, list<decimal> or record{price:decimal}.')

const inputName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,31}$/, 'Start with a small letter; letters, digits and “_” may follow.')
  .refine((name) => name !== 'run', 'Every brick has a port “run”. Use another name.')

/** What the owner of a script sets. */
export const scriptConfig = z.object({
  code: z.string().default('function main(inputs) {\n  return inputs.value\n}\n').meta({
    title: 'Code',
    widget: 'code',
    description: 'function main(inputs) { … }, or lines that end with return. It sees its inputs and nothing else.',
  }),
  language: z.enum(['javascript', 'typescript']).default('javascript').meta({ title: 'Language', widget: 'select' }),
  inputs: z
    .record(inputName, typeSetting())
    .refine((inputs) => Object.keys(inputs).length <= 16, 'At most 16 inputs.')
    .default({ value: 'json' })
    .meta({ title: 'Inputs', widget: 'map', description: 'A port for each name, with its type: json, decimal, text, list<decimal>.' }),
  output: typeSetting().default('json').meta({
    title: 'Type of the result',
    widget: 'text',
    placeholder: 'decimal(USD)',
    description: 'What main returns. A decimal may be returned as text or as a number.',
  }),
  gas: z.int().min(100_000).max(GAS.max).default(GAS.default).meta({
    title: 'Limit of work',
    widget: 'number',
    unit: 'units',
    advanced: true,
    description: 'A simple script takes some ten thousand units; 20 million are about a tenth of a second.',
  }),
})

/** The settings of a script, complete. */
export type ScriptConfig = z.output<typeof scriptConfig>
