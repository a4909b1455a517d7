import { type Rounding, readDecimal, rescale, writeDecimal } from '../decimal'
import { Fault } from '../fault'
import { amountOf, type Value } from '../values'
import type { Shape } from './shape'

/** A value as encoders take it: integers are bigints, bytes 0x-hex, the fields of a record a list. */
export type Plain = bigint | boolean | string | null | Plain[]

/** How wire values become integers and back. */
export interface NumberSettings {
  /** Digits after the point that an integer holds. */
  decimals: number
  /** The same by name, or by path such as `order.price`, where one differs. */
  decimalsOf: Readonly<Record<string, number>>
  /** What integers made of times count. */
  timeUnit: 's' | 'ms'
  /** `exact` refuses digits that an integer cannot hold. */
  rounding: Rounding | 'exact'
}

/** A wire value for an encoder; `where` names it in errors. @throws {Fault} `bad_input`, `overflow`, `digits_lost`. */
export function toPlain(where: string, shape: Shape, value: Value, settings: NumberSettings): Plain {
  switch (shape.kind) {
    case 'integer':
      return toInteger(where, shape, value, settings)
    case 'bool':
      if (typeof value !== 'boolean') throw badInput(where, 'it is not true or false')
      return value
    case 'text':
      if (typeof value !== 'string') throw badInput(where, 'it is no text')
      if (!value.isWellFormed()) throw badInput(where, 'it holds half a character (a lone surrogate)')
      return value
    case 'bytes':
    case 'address': {
      const size = shape.kind === 'bytes' ? shape.size : shape.chain === 'evm' ? 20 : 32
      if (typeof value !== 'string' || !/^0x(?:[0-9a-f]{2})*$/.test(value)) throw badInput(where, 'it is not 0x-hex')
      if (size !== undefined && value.length !== 2 + 2 * size) throw badInput(where, `it has ${value.length / 2 - 1} bytes, not ${size}`)
      return value
    }
    case 'list':
      if (!Array.isArray(value)) throw badInput(where, 'it is no list')
      if (shape.length !== undefined && value.length !== shape.length)
        throw badInput(where, `it has ${value.length} items, not ${shape.length}`)
      return value.map((item: Value, index) => toPlain(`${where}[${index}]`, shape.of, item, settings))
    case 'record': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badInput(where, 'it is no record')
      const fields = new Map<string, Value>(Object.entries(value))
      return shape.fields.map(({ name, shape: part }) => {
        const field = fields.get(name) ?? (part.kind === 'option' ? null : undefined)
        if (field === undefined) throw badInput(where, `it has no field “${name}”`)
        return toPlain(`${where}.${name}`, part, field, settings)
      })
    }
    case 'option':
      return value === null ? null : toPlain(where, shape.of, value, settings)
  }
}

const decimalsAt = (where: string, { decimals, decimalsOf }: NumberSettings): number => {
  const path = where.replace(/\[\d+\]/g, '')
  return Object.hasOwn(decimalsOf, path) ? (decimalsOf[path] ?? decimals) : decimals
}

function toInteger(where: string, shape: Shape & { kind: 'integer' }, value: Value, settings: NumberSettings): bigint {
  const integer = typeof value === 'number' ? ofTime(where, value, settings) : ofAmount(where, value, settings)
  const [least, most] = shape.signed ? [-(1n << BigInt(shape.bits - 1)), 1n << BigInt(shape.bits - 1)] : [0n, 1n << BigInt(shape.bits)]
  if (integer >= least && integer < most) return integer
  throw new Fault(
    'overflow',
    `${integer} at “${where}” does not fit in ${shape.signed ? 'a signed' : 'an unsigned'} integer of ${shape.bits} bits.`,
    {
      remedy: integer < 0n && !shape.signed ? 'Use a signed type, or keep the value above zero.' : 'Use fewer decimals or a larger type.',
    },
  )
}

function ofTime(where: string, ms: number, { timeUnit }: NumberSettings): bigint {
  if (!Number.isSafeInteger(ms)) throw badInput(where, 'it is no time')
  return BigInt(timeUnit === 's' ? Math.floor(ms / 1000) : ms)
}

function ofAmount(where: string, value: Value, settings: NumberSettings): bigint {
  const amount = amountOf(value)
  if (amount === undefined) throw badInput(where, 'it is no number')
  const exact = readDecimal(amount)
  const decimals = decimalsAt(where, settings)
  if (settings.rounding !== 'exact') return rescale(exact, decimals, settings.rounding).coefficient
  if (exact.scale <= decimals) return rescale(exact, decimals).coefficient
  throw new Fault('digits_lost', `${amount} at “${where}” has more than ${decimals} digits after the point.`, {
    remedy: 'Set Decimals as the receiver expects them, put a Round brick before, or choose a rounding.',
  })
}

/** What a decoder read, as a wire value. */
export function fromPlain(where: string, shape: Shape, plain: Plain, settings: NumberSettings): Value {
  if (shape.kind === 'option') return plain === null ? null : fromPlain(where, shape.of, plain, settings)
  if (Array.isArray(plain)) {
    if (shape.kind === 'list') return plain.map((item, index) => fromPlain(`${where}[${index}]`, shape.of, item, settings))
    if (shape.kind === 'record')
      return Object.fromEntries(
        shape.fields.map(({ name, shape: part }, index) => [name, fromPlain(`${where}.${name}`, part, plain[index] ?? null, settings)]),
      )
  }
  if (typeof plain === 'bigint') return writeDecimal({ coefficient: plain, scale: decimalsAt(where, settings) })
  if (typeof plain === 'string' || typeof plain === 'boolean') return plain
  throw new TypeError(`No ${shape.kind} at ${where}`)
}

const badInput = (where: string, why: string): Fault =>
  new Fault('bad_input', `The value at “${where}” cannot be encoded: ${why}.`, { remedy: `Check what is wired to ${where}.` })
