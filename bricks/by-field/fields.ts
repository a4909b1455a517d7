import {
  amountOf,
  canonicalDecimal,
  decimalLiteral,
  Fault,
  isLosslessNumber,
  type Json,
  readDecimal,
  refuseValue,
  rescale,
  type Value,
  type WireType,
} from '../kit'
import { identical, MAX_VOTE_DIGITS, meanTrimmed, median, mode, type Strategy, union } from '../kit/agree'
import { type ByFieldConfig, type FieldSetting, fieldSetting, type Way } from './config'

/** A field with all that is needed to agree on it. */
export interface FieldPlan {
  name: string
  take: Way
  strategy: Strategy
  /** The type of the agreed value. */
  type: WireType
  /** Why the way does not fit the field; undefined when it does. */
  refusal: string | undefined
  /** A worker’s value in the form its strategy compares; undefined is an abstention. */
  read(record: Value): Value | undefined
  /** The agreed value in the form of its type. */
  write(agreed: Value): Value
}

const NUMERIC = new Set(['decimal', 'price', 'time'])
const isNumeric = (way: Way): boolean => way === 'median' || way === 'mean-trimmed'

/** Draws up the fields of one input type: those of the settings, or every field of a record. */
export function planFields({ fields }: ByFieldConfig, input: WireType | undefined): FieldPlan[] {
  const record = input?.kind === 'record' ? input.fields : undefined
  const wanted = fields.length > 0 || !record ? fields : Object.entries(record).map(([name, type]) => byType(name, type))
  return wanted.map((setting) => (record ? fromRecord(setting, record) : fromJson(setting)))
}

function byType(name: string, type: WireType): FieldSetting {
  const take = NUMERIC.has(type.kind) ? 'median' : 'identical'
  return { ...fieldSetting.parse({ name: 'a' }), name, take }
}

function fromRecord(setting: FieldSetting, fields: Readonly<Record<string, WireType>>): FieldPlan {
  const { name, take } = setting
  const found = Object.hasOwn(fields, name) ? fields[name] : undefined
  const bare = found?.kind === 'optional' ? found.of : found
  const fits = !bare || (isNumeric(take) ? NUMERIC.has(bare.kind) : take !== 'union' || bare.kind === 'list')
  const type: WireType = !found || !bare ? { kind: 'json' } : isNumeric(take) || take === 'union' ? bare : found
  return {
    name,
    take,
    strategy: strategyOf(setting),
    type: take === 'mean-trimmed' && type.kind === 'decimal' && type.unit !== undefined ? { kind: 'decimal', unit: type.unit } : type,
    refusal: !found
      ? `The record has no field “${name}”.`
      : fits
        ? undefined
        : `“${name}” is ${bare?.kind}, and a ${take} is of ${isNumeric(take) ? 'numbers' : 'lists'}.`,
    read(value) {
      const stated = fieldOf(value, name) ?? null
      if (stated === null) return isNumeric(take) || take === 'union' ? undefined : null
      return bare?.kind === 'time' && isNumeric(take) ? String(stated) : stated
    },
    write: (agreed) => (bare?.kind === 'time' && isNumeric(take) ? toWhole(agreed) : agreed),
  }
}

function fromJson(setting: FieldSetting): FieldPlan {
  const { name, take, unit } = setting
  const as = setting.as === 'auto' ? (isNumeric(take) ? 'decimal' : 'json') : setting.as
  const item: WireType = as === 'decimal' ? (unit === '' ? { kind: 'decimal' } : { kind: 'decimal', unit }) : { kind: as }
  const counts = as === 'time' && isNumeric(take)
  return {
    name,
    take,
    strategy: strategyOf(setting),
    type: take === 'union' ? { kind: 'list', of: item } : item,
    refusal: isNumeric(take) && !NUMERIC.has(as) ? `“${name}” is read as ${as}, and a ${take} is of numbers.` : undefined,
    read(value) {
      const stated = fieldOf(value, name)
      if (take !== 'union') {
        const read = readAs(item, stated)
        return counts && read !== undefined ? String(read) : read
      }
      if (!Array.isArray(stated)) return undefined
      const items = stated.map((one: Value) => readAs(item, one))
      return items.every((one) => one !== undefined) ? items : undefined
    },
    write: (agreed) => (counts ? toWhole(agreed) : agreed),
  }
}

/** A value inside JSON as a wire type; undefined when it is none of that type. A missing one is null in JSON. */
function readAs(type: WireType, value: Value | undefined): Value | undefined {
  if (type.kind === 'json') return value ?? null
  if (type.kind !== 'decimal') return refuseValue(type, value) === undefined ? value : undefined
  if (typeof value !== 'string' && typeof value !== 'number' && !isLosslessNumber(value)) return undefined
  return decimalIn(value)
}

function decimalIn(value: Json): string | undefined {
  try {
    const text = canonicalDecimal(decimalLiteral(value) ?? '')
    return text.replace(/[-.]/g, '').length <= MAX_VOTE_DIGITS ? text : undefined
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

function fieldOf(record: Value, name: string): Value | undefined {
  if (typeof record !== 'object' || record === null || Array.isArray(record) || isLosslessNumber(record)) return undefined
  return Object.getOwnPropertyDescriptor(record, name)?.value
}

/** A time as the whole number it is, however its mean came out. */
const toWhole = (agreed: Value): Value => Number(rescale(readDecimal(amountOf(agreed) ?? '0'), 0).coefficient)

function strategyOf({ take, within, orWithin }: FieldSetting): Strategy {
  const tolerance = { maxDispersion: within, maxDispersionAbs: orWithin }
  switch (take) {
    case 'median':
      return median({ ...tolerance, convention: 'lower' })
    case 'mean-trimmed':
      return meanTrimmed({ ...tolerance, trim: '20', digits: 18, rounding: 'half-even' })
    case 'identical':
      return identical
    case 'mode':
      return mode({ ignoreCase: true })
    case 'union':
      return union
  }
}
