import type { Context } from '@marcbachmann/cel-js'
import { amountOf, Fault, formatType, type PortValues, parseType, readDecimal, type Value, type WireType, writeDecimal } from '..'
import { costOf } from './cost'
import { createLanguage, FormulaDecimal, NUMBER_TYPE } from './decimal-type'
import { badFormula, describeError, readable } from './errors'
import { makeLiteralsExact } from './literals'
import { refuseUnsafe } from './refuse-unsafe'

/** What a formula gives. */
export type FormulaResult = 'decimal' | 'bool' | 'text' | 'list<decimal>'

/** A formula that has passed every check. */
export interface CompiledFormula {
  result: FormulaResult
  /** @throws {Fault} `input_missing`, `division_by_zero`, `overflow`, `formula_too_costly`, `formula_failed`. */
  evaluate(inputs: PortValues): Value
}

const RESULTS: Readonly<Record<string, FormulaResult>> = {
  [NUMBER_TYPE]: 'decimal',
  int: 'decimal',
  bool: 'bool',
  string: 'text',
  [`list<${NUMBER_TYPE}>`]: 'list<decimal>',
}

const cache = new Map<string, CompiledFormula>()
/** By the very object of a plan’s settings, so that a run that repeats a step spells no key. */
const byInputs = new WeakMap<object, Map<string, CompiledFormula>>()

/** Compiles a formula over named, typed inputs. @throws {Fault} `bad_formula`, its message with a caret under the mistake. */
export function compileFormula(expression: string, inputTypes: Readonly<Record<string, string>>): CompiledFormula {
  let own = byInputs.get(inputTypes)
  if (!own) {
    own = new Map()
    byInputs.set(inputTypes, own)
  }
  let compiled = own.get(expression)
  if (compiled) return compiled
  const key = JSON.stringify([expression, Object.entries(inputTypes).sort()])
  compiled = cache.get(key) ?? compile(expression, inputTypes)
  if (cache.size >= 256) cache.clear()
  cache.set(key, compiled)
  own.set(expression, compiled)
  return compiled
}

function compile(expression: string, inputTypes: Readonly<Record<string, string>>): CompiledFormula {
  const language = createLanguage()
  const types = new Map(Object.entries(inputTypes).map(([name, text]) => [name, parseType(text)]))
  for (const [name, type] of types) language.registerVariable(name, celType(name, type))
  const parse = (text: string, offsetOf: (offset: number) => number) => {
    try {
      return language.parse(text)
    } catch (error) {
      throw badFormula(expression, ...describeError(error, offsetOf), error)
    }
  }
  const first = parse(expression, (offset) => offset)
  refuseUnsafe(expression, first.ast)
  const { text, originalOffset } = makeLiteralsExact(expression, first.ast)
  const program = parse(text, originalOffset)
  const checked = program.check()
  if (!checked.valid || checked.type === undefined)
    throw badFormula(expression, ...describeError(checked.error, originalOffset), checked.error)
  const result = Object.hasOwn(RESULTS, checked.type) ? RESULTS[checked.type] : undefined
  if (!result)
    throw badFormula(expression, `A formula gives a number, true or false, text or a list of numbers, not ${readable(checked.type)}.`, 0)
  const checkCost = costOf(first.ast, types)
  return {
    result,
    evaluate(inputs) {
      checkCost?.(inputs)
      return fromCel(run(expression, program, toContext(types, inputs)))
    },
  }
}

function run(expression: string, program: (context: Context) => unknown, context: Context): unknown {
  try {
    return program(context)
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause instanceof Fault) throw cause
    throw new Fault('formula_failed', `“${expression}” failed: ${describeError(error, (offset) => offset)[0]}.`, {
      remedy: 'Check the formula against these inputs.',
      cause: error,
    })
  }
}

function celType(name: string, type: WireType): string {
  switch (type.kind) {
    case 'decimal':
    case 'price':
    case 'time':
      return NUMBER_TYPE
    case 'text':
      return 'string'
    case 'bool':
      return 'bool'
    case 'list':
      return `list<${celType(name, type.of)}>`
    default:
      throw new Fault('bad_formula', `Input “${name}” has a type that formulas do not read.`, {
        remedy: 'Use decimal, price, time, text, bool or a list of one of them.',
      })
  }
}

function toContext(types: ReadonlyMap<string, WireType>, inputs: PortValues): Context {
  const context: Context = {}
  for (const [name, type] of types) {
    const value = inputs[name]
    if (value === undefined) throw new Fault('input_missing', `No value arrived at “${name}”.`, { remedy: `Wire something to ${name}.` })
    context[name] = toCel(name, type, value)
  }
  return context
}

function toCel(name: string, type: WireType, value: Value): unknown {
  if (type.kind === 'list' && Array.isArray(value)) return value.map((item: Value) => toCel(name, type.of, item))
  if (type.kind === 'text' && typeof value === 'string') return value
  if (type.kind === 'bool' && typeof value === 'boolean') return value
  if (type.kind === 'time' && typeof value === 'number') return new FormulaDecimal({ coefficient: BigInt(value), scale: 0 })
  const amount = type.kind === 'decimal' || type.kind === 'price' ? amountOf(value) : undefined
  if (amount !== undefined) return new FormulaDecimal(readDecimal(amount))
  throw new Fault('bad_input', `The value at “${name}” is not of type ${formatType(type)}.`, { remedy: `Check what is wired to ${name}.` })
}

function fromCel(value: unknown): Value {
  if (value instanceof FormulaDecimal) return writeDecimal(value)
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(fromCel)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  throw new Fault('formula_failed', 'The formula gave nothing.', { remedy: 'Check the formula against these inputs.' })
}
