import { z } from 'zod'
import { type ConfigIssue, defineBrick, Fault, type InputPort, parseType, type WireType } from '../kit'
import { type CompiledFormula, compileFormula } from '../kit/formula'

/** Words that CEL keeps for itself, and ports that every brick has. */
const RESERVED = new Set([
  'run',
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
])

/** The types a formula can read. */
function isInputType(text: string): boolean {
  try {
    return readable(parseType(text))
  } catch {
    return false
  }
}

const readable = (type: WireType): boolean =>
  type.kind === 'list' ? type.of.kind !== 'list' && readable(type.of) : ['decimal', 'price', 'time', 'text', 'bool'].includes(type.kind)

const inputName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,31}$/, 'Start with a small letter; letters, digits and “_” may follow.')
  .refine((name) => !RESERVED.has(name), 'This word has another meaning. Use another name.')

const config = z.object({
  expression: z.string().min(1).max(2000).default('value * 1.02').meta({
    title: 'Formula',
    widget: 'formula',
    placeholder: 'price * 1.02',
    description: 'Exact decimals; + − * / %, comparisons, && || !, a ? b : c, min, max, abs, round, floor, ceil.',
  }),
  inputs: z
    .record(inputName, z.string().refine(isInputType, 'Use decimal, text, bool, time, price, or a list of one, such as list<decimal>.'))
    .refine((inputs) => Object.keys(inputs).length <= 16, 'At most 16 inputs.')
    .default({ value: 'decimal' })
    .meta({
      title: 'Inputs',
      widget: 'map',
      description: 'A port for each name, with its type: decimal, text, bool, time, list<decimal>.',
    }),
  unit: z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a short name such as USD or kWh.')
    .default('')
    .meta({ title: 'Unit of the result', widget: 'text', placeholder: 'USD' }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'formula',
  version: 1,
  kind: 'transform',
  title: 'Formula',
  summary: 'Computes a number, a yes or no, or text from its inputs, exactly.',
  icon: 'sigma',
  needs: [],
  config,
  inputs: ({ inputs }) => Object.fromEntries(Object.entries(inputs).map(([name, type]) => [name, portOf(name, type)])),
  outputs: ({ config }) => ({ result: resultType(config) }),
  check: ({ config }) => checkFormula(config),
  words: ({ expression }) => `compute ${expression}`,
  subtitle: ({ expression }) => expression,
  rows: ({ inputs }) =>
    Object.entries(inputs)
      .slice(0, 5)
      .map(([label, value]) => ({ label, value })),
  execute({ config, inputs }) {
    return { result: compileFormula(config.expression, config.inputs).evaluate(inputs) }
  },
})

/** A plain decimal port also takes a price, as its amount. */
const portOf = (name: string, type: string): InputPort => ({ title: name, accepts: type === 'decimal' ? ['decimal', 'price'] : [type] })

/** A formula with a mistake counts as a number until it is mended: `check` reports the mistake where it stands. */
function resultType({ expression, inputs, unit }: Config): string {
  const compiled = tryCompile(expression, inputs)
  if (compiled instanceof Fault) return 'decimal'
  return compiled.result === 'decimal' && unit !== '' ? `decimal(${unit})` : compiled.result
}

function checkFormula({ expression, inputs }: Config): ConfigIssue[] {
  const compiled = tryCompile(expression, inputs)
  return compiled instanceof Fault ? [{ code: compiled.code, message: compiled.message, path: 'expression' }] : []
}

function tryCompile(expression: string, inputs: Config['inputs']): CompiledFormula | Fault {
  try {
    return compileFormula(expression, inputs)
  } catch (error) {
    return Fault.from(error)
  }
}
