import { Environment } from '@marcbachmann/cel-js'
import {
  absolute,
  add,
  compareDecimals,
  divide,
  type Exact,
  Fault,
  multiply,
  readDecimal,
  rescale,
  subtract,
  trimDecimal,
  writeDecimal,
} from '..'

/** The exact number inside a formula. Kept without trailing zeros, so that equal numbers are equal objects too. */
export class FormulaDecimal implements Exact {
  readonly coefficient: bigint
  readonly scale: number

  constructor(value: Exact) {
    const canonical = trimDecimal(value)
    this.coefficient = canonical.coefficient
    this.scale = canonical.scale
  }
}

const NUMBER = 'Decimal'
const of = (value: Exact) => new FormulaDecimal(value)
const whole = (value: bigint | Exact): Exact => (typeof value === 'bigint' ? { coefficient: value, scale: 0 } : value)

type Operand = bigint | FormulaDecimal

const ARITHMETIC: Readonly<Record<string, (a: Exact, b: Exact) => Exact>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': (a, b) => divide(a, b),
  '%': remainder,
}

const COMPARISONS: Readonly<Record<string, (order: -1 | 0 | 1) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '==': (order) => order === 0,
}

/** What is left of `a` after taking `b` away whole times; it has the sign of `a`. */
function remainder(a: Exact, b: Exact): Exact {
  const quotient = divide(a, b, 0, 'down')
  return subtract(a, multiply(quotient, b))
}

function round(value: Exact, digits: Exact, mode: 'half-even' | 'floor' | 'ceil'): FormulaDecimal {
  const places = Number(rescale(digits, 0, 'down').coefficient)
  if (places < 0 || places > 36)
    throw new Fault('bad_formula', `round() takes 0 to 36 digits, not ${places}.`, { remedy: 'Use a number of digits such as 2.' })
  return of(rescale(value, places, mode))
}

/** A formula’s language: CEL with one kind of number, exact, and functions that end quickly. */
export function createLanguage(): Environment {
  const language = new Environment({
    limits: { maxAstNodes: 500, maxDepth: 48, maxListElements: 64, maxMapEntries: 16, maxCallArguments: 8 },
  })
  language.registerType(NUMBER, { ctor: FormulaDecimal, fields: {} })
  // `size()` gives CEL’s own int, so every operator also takes one on either side.
  for (const [left, right] of [
    [NUMBER, NUMBER],
    [NUMBER, 'int'],
    ['int', NUMBER],
  ] as const) {
    for (const [sign, apply] of Object.entries(ARITHMETIC))
      language.registerOperator(`${left} ${sign} ${right}`, (a: Operand, b: Operand) => of(apply(whole(a), whole(b))))
    for (const [sign, holds] of Object.entries(COMPARISONS)) {
      // The library mirrors equality itself.
      if (sign === '==' && left === 'int') continue
      language.registerOperator(`${left} ${sign} ${right}`, (a: Operand, b: Operand) => holds(compareDecimals(whole(a), whole(b))))
    }
  }
  language.registerOperator(`-${NUMBER}`, (a: FormulaDecimal) => of({ coefficient: -a.coefficient, scale: a.scale }))
  const pick = (keep: (order: -1 | 0 | 1) => boolean) => (a: FormulaDecimal, b: FormulaDecimal) => (keep(compareDecimals(a, b)) ? a : b)
  return language
    .registerFunction(`decimal(string): ${NUMBER}`, (text: string) => of(readDecimal(text)))
    .registerFunction(`string(${NUMBER}): string`, (value: FormulaDecimal) => writeDecimal(value))
    .registerFunction(`abs(${NUMBER}): ${NUMBER}`, (value: FormulaDecimal) => of(absolute(value)))
    .registerFunction(
      `min(${NUMBER}, ${NUMBER}): ${NUMBER}`,
      pick((order) => order <= 0),
    )
    .registerFunction(
      `max(${NUMBER}, ${NUMBER}): ${NUMBER}`,
      pick((order) => order >= 0),
    )
    .registerFunction(`round(${NUMBER}, ${NUMBER}): ${NUMBER}`, (value: FormulaDecimal, digits: FormulaDecimal) =>
      round(value, digits, 'half-even'),
    )
    .registerFunction(`floor(${NUMBER}): ${NUMBER}`, (value: FormulaDecimal) => of(rescale(value, 0, 'floor')))
    .registerFunction(`ceil(${NUMBER}): ${NUMBER}`, (value: FormulaDecimal) => of(rescale(value, 0, 'ceil')))
}

/** The name of the exact number in a formula’s types. */
export const NUMBER_TYPE = NUMBER
