import {
  amountOf,
  type ConfigIssue,
  compareDecimals,
  decimalLiteral,
  type Exact,
  Fault,
  isLosslessNumber,
  isPrice,
  readDecimal,
  spellValue,
  type Value,
  type WireType,
} from '../kit'
import { compileFormula } from '../kit/formula'
import { OTHERWISE, type SwitchConfig } from './config'

/** The branch to take and the reason in words. @throws {Fault} `input_missing`, and those of the formulas. */
export function chooseCase({ by, type, cases }: SwitchConfig, value: Value | undefined): { branch: string; reason: string } {
  if (value === undefined) throw new Fault('input_missing', 'No value arrived at Switch.', { remedy: 'Wire a value to it.' })
  const fits = (when: string): boolean =>
    by === 'value' ? equals(value, when) : compileFormula(when, { value: type }).evaluate({ value }) === true
  const found = cases.find(({ when }) => fits(when))
  if (found) return { branch: found.name, reason: `${show(value)} is ${found.name}${by === 'value' ? '' : `: ${found.when}`}` }
  return { branch: OTHERWISE, reason: `${show(value)} fits no case` }
}

/** Numbers are equal by what they count, all else by its text: `yes`, `true`, `null`, `{"a":1}` in canonical form. */
function equals(value: Value, text: string): boolean {
  const left = numberIn(value)
  const right = left && numeral(text)
  if (left && right) return compareDecimals(left, right) === 0
  return (typeof value === 'string' ? value : spellValue(value)) === text
}

/** The number a value is; text that looks like one counts too, so that `1.0` in JSON and `1` are one case. */
function numberIn(value: Value): Exact | undefined {
  const literal = isPrice(value) ? amountOf(value) : typeof value === 'object' && !isLosslessNumber(value) ? undefined : literalOf(value)
  return literal === undefined ? undefined : numeral(literal)
}

const literalOf = (value: Value): string | undefined =>
  typeof value === 'number' || typeof value === 'string' || isLosslessNumber(value) ? decimalLiteral(value) : undefined

function numeral(text: string): Exact | undefined {
  try {
    return readDecimal(text)
  } catch {
    return undefined
  }
}

const NUMERIC: ReadonlySet<WireType['kind']> = new Set(['decimal', 'price', 'time'])

/** Cases that can never fit the type at the input, and formulas that are wrong or give no yes or no. */
export function checkCases({ by, type, cases }: SwitchConfig, input: WireType | undefined): ConfigIssue[] {
  return cases.flatMap(({ name, when }, at): ConfigIssue[] => {
    const path = `cases.${at}.when`
    if (by === 'formula') {
      try {
        const { result } = compileFormula(when, { value: type })
        return result === 'bool' ? [] : [{ code: 'bad_case', message: `The formula of “${name}” gives ${result}, not yes or no.`, path }]
      } catch (error) {
        const { code, message } = Fault.from(error)
        return [{ code, message, path }]
      }
    }
    if (input && NUMERIC.has(input.kind) && !numeral(when))
      return [{ code: 'bad_case', message: `“${when}” is not a number, so ${name} is never taken.`, path }]
    if (input?.kind === 'bool' && when !== 'true' && when !== 'false')
      return [{ code: 'bad_case', message: `A yes or no is “true” or “false”, never “${when}”.`, path }]
    return []
  })
}

const show = (value: Value): string => {
  const text = isPrice(value) ? value.amount : typeof value === 'string' ? value : spellValue(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
