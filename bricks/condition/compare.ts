import {
  amountOf,
  compareDecimals,
  decimalLiteral,
  Fault,
  isLosslessNumber,
  isPrice,
  readDecimal,
  spellValue,
  type Value,
  type WireType,
} from '../kit'
import { parseCalendar } from '../kit/calendar'

/** A comparison’s name in a graph file. */
export type Operator = 'is_true' | 'is_false' | 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'

/** How each comparison is said and drawn, and what is said when it does not hold. */
export const OPERATORS: Readonly<Record<Operator, { words: string; sign: string; opposite: string }>> = {
  is_true: { words: 'is true', sign: 'is true', opposite: 'is not true' },
  is_false: { words: 'is false', sign: 'is false', opposite: 'is not false' },
  eq: { words: 'equals', sign: '=', opposite: '≠' },
  ne: { words: 'differs from', sign: '≠', opposite: '=' },
  gt: { words: 'is above', sign: '>', opposite: '≤' },
  gte: { words: 'is at least', sign: '≥', opposite: '<' },
  lt: { words: 'is below', sign: '<', opposite: '≥' },
  lte: { words: 'is at most', sign: '≤', opposite: '>' },
}

const isOrder = (operator: Operator): boolean => ['gt', 'gte', 'lt', 'lte'].includes(operator)
const NUMERIC = new Set(['decimal', 'price', 'time'])

/** Why a type cannot be compared so; undefined when it can. `right` is the other side’s type, or the constant of the settings. */
export function checkOperands(left: WireType, operator: Operator, right: WireType | string | undefined): string | undefined {
  if (right === undefined)
    return left.kind === 'bool' || left.kind === 'json' ? undefined : `A ${left.kind} is neither true nor false. Compare it with something.`
  if (isOrder(operator) && !NUMERIC.has(left.kind) && left.kind !== 'json')
    return `A ${left.kind} has no order. Use “equals” or “differs from”.`
  if (typeof right === 'string') return checkConstant(left, right)
  if (left.kind === 'json' || right.kind === 'json' || left.kind === right.kind) return undefined
  const amounts = (left.kind === 'decimal' || left.kind === 'price') && (right.kind === 'decimal' || right.kind === 'price')
  return amounts ? undefined : `A ${left.kind} cannot be compared with a ${right.kind}.`
}

/** The units of two sides, when both are known and differ: 1 USD is not 1 USDT. */
export function differentUnits(left: WireType, right: WireType): [string, string] | undefined {
  const [a, b] = [unitOf(left), unitOf(right)]
  return a === undefined || b === undefined || a === b ? undefined : [a, b]
}

const unitOf = (type: WireType): string | undefined =>
  type.kind === 'decimal' ? type.unit : type.kind === 'price' ? type.quote : undefined

function checkConstant(left: WireType, text: string): string | undefined {
  if (left.kind === 'bool') return text === 'true' || text === 'false' ? undefined : 'Compare with true or false.'
  if (left.kind === 'time') return toTime(text) === undefined ? 'Compare with a time such as 2026-03-01T12:00:00Z.' : undefined
  if (!NUMERIC.has(left.kind)) return undefined
  return number(text) === undefined ? `“${text}” is not a number.` : undefined
}

/** Whether the comparison holds, and the reason in words, such as `3482.1 > 3000`. @throws {Fault} `bad_condition`. */
export function compareValues(left: Value | undefined, operator: Operator, right: Value): { holds: boolean; reason: string } {
  if (left === undefined) throw new Fault('input_missing', 'No value arrived at Condition.', { remedy: 'Wire a value to it.' })
  const { sign, opposite } = OPERATORS[operator]
  if (operator === 'is_true' || operator === 'is_false') {
    const holds = left === (operator === 'is_true')
    return { holds, reason: `${show(left)} ${holds ? sign : opposite}` }
  }
  const holds = decide(left, operator, right)
  return { holds, reason: `${show(left)} ${holds ? sign : opposite} ${show(right)}` }
}

function decide(left: Value, operator: Operator, right: Value): boolean {
  const a = comparable(left)
  const b = typeof left === 'number' && typeof right === 'string' ? (toTime(right) ?? comparable(right)) : comparable(right)
  const order = a !== undefined && b !== undefined ? compareDecimals(readDecimal(String(a)), readDecimal(String(b))) : undefined
  switch (operator) {
    case 'eq':
      return order === undefined ? same(left, right) : order === 0
    case 'ne':
      return order === undefined ? !same(left, right) : order !== 0
    case 'gt':
      return needOrder(order, left, right) > 0
    case 'gte':
      return needOrder(order, left, right) >= 0
    case 'lt':
      return needOrder(order, left, right) < 0
    default:
      return needOrder(order, left, right) <= 0
  }
}

function needOrder(order: number | undefined, left: Value, right: Value): number {
  if (order !== undefined) return order
  throw new Fault('bad_condition', `${show(left)} and ${show(right)} have no order.`, {
    remedy: 'Compare numbers or times, or use “equals”.',
  })
}

/** The number a value stands for, as a literal; undefined for what is no number. */
function comparable(value: Value): string | undefined {
  if (typeof value === 'number') return String(value)
  if (isLosslessNumber(value)) return decimalLiteral(value)
  const amount = amountOf(value)
  return amount ?? (typeof value === 'string' ? number(value) : undefined)
}

function number(text: string): string | undefined {
  try {
    readDecimal(text)
    return text
  } catch {
    return undefined
  }
}

/** Unix ms of a constant: a date with its zone, or the number itself. */
function toTime(text: string): string | undefined {
  if (/^\d{1,16}$/.test(text)) return text
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const ms = parseCalendar(text)
  return Number.isNaN(ms) ? undefined : String(ms)
}

function same(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' && typeof right === 'string') return String(left) === right
  return spellValue(left) === spellValue(right)
}

const show = (value: Value): string => {
  const text = isPrice(value) ? value.amount : typeof value === 'string' ? value : spellValue(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
