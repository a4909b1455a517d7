import { type AbiParameter, decodeAbiParameters, encodeAbiParameters, type Hex } from 'viem'
import { canonicalJson } from '../canonical'
import { toFixedPoint, writeDecimal } from '../decimal'
import { Fault } from '../fault'
import { parseLossless } from '../json'
import { plainValue } from '../plain'
import { formatType, type WireType } from '../types'
import { amountOf, refuseValue, type Value } from '../values'
import { fitInteger, type TimeUnit, timeToInteger } from './abi-integer'

/** What a type does not say by itself. */
export interface AbiOptions {
  /** Digits after the point of decimals whose type has no scale, and of prices. */
  decimals?: number
  /** Times are whole seconds unless told otherwise, as contracts count them; milliseconds are dropped. */
  timeUnit?: TimeUnit
}

/**
 * The ABI type of a wire type: signal and bool → `bool`, text and JSON → `string`, time → `uint64`, bytes → `bytes` or `bytes1`…`bytes32`,
 * EVM address → `address`, Substrate account → `bytes32`, decimal and price → `int256` in fixed point, list → array, record → tuple in
 * sorted field order, `T?` → tuple of `present` and `value`. @throws {Fault} `bad_input` for an empty record, which Solidity lacks.
 */
export function abiTypeOf(type: WireType, name = ''): AbiParameter {
  switch (type.kind) {
    case 'signal':
    case 'bool':
      return { name, type: 'bool' }
    case 'text':
    case 'json':
      return { name, type: 'string' }
    case 'time':
      return { name, type: 'uint64' }
    case 'bytes':
      return { name, type: isWord(type) ? `bytes${type.size}` : 'bytes' }
    case 'address':
      return { name, type: type.chain === 'evm' ? 'address' : 'bytes32' }
    case 'decimal':
    case 'price':
      return { name, type: 'int256' }
    case 'list': {
      const item = abiTypeOf(type.of, name)
      return { ...item, type: `${item.type}[]` }
    }
    case 'record': {
      const fields = fieldsOf(type)
      if (fields.length === 0)
        throw new Fault('bad_input', 'A record without fields has no ABI form.', { remedy: 'Choose the fields to encode.' })
      return { name, type: 'tuple', components: fields.map(([field, of]) => abiTypeOf(of, field)) }
    }
    case 'optional':
      return { name, type: 'tuple', components: [{ name: 'present', type: 'bool' }, abiTypeOf(type.of, 'value')] }
  }
}

/**
 * The ABI encoding of one value, as `abi.encode` makes it. Numbers are rounded half-even to their decimals; of a price only the amount goes.
 * @throws {Fault} `scale_unknown` where nothing says how many decimals, `overflow`, `bad_input`.
 */
export function encodeAbi(type: WireType, value: Value | undefined, options: AbiOptions = {}): Hex {
  return encodeAbiParameters([abiTypeOf(type)], [toAbi(type, plainValue(value ?? null), options)])
}

/** The value of an ABI encoding; a price comes back as its amount. @throws {Fault} `scale_unknown`, `bad_input`. */
export function decodeAbi(type: WireType, data: Hex, options: AbiOptions = {}): Value {
  const parameter = abiTypeOf(type)
  return fromAbi(
    type,
    attempt(type, () => decodeAbiParameters([parameter], data)[0]),
    options,
  )
}

type Of<Kind extends WireType['kind']> = Extract<WireType, { kind: Kind }>

const isWord = ({ size }: Of<'bytes'>): boolean => size !== undefined && size >= 1 && size <= 32
const fieldsOf = ({ fields }: Of<'record'>): [string, WireType][] => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))

function toAbi(type: WireType, value: Value, options: AbiOptions): unknown {
  switch (type.kind) {
    case 'decimal':
    case 'price': {
      const amount = amountOf(value)
      if (amount === undefined) throw badValue(type, 'it is no number')
      return toFixedPoint(amount, scaleOf(type, options))
    }
    case 'list':
      if (!Array.isArray(value)) throw badValue(type, 'it is no list')
      return value.map((item: Value) => toAbi(type.of, item, options))
    case 'record':
      return fieldsOf(type).map(([name, of]) => toAbi(of, fieldIn(type, value, name), options))
    case 'optional':
      return value === null ? [false, zeroOf(type.of)] : [true, toAbi(type.of, value, options)]
    case 'json':
      return canonicalJson(value)
    default: {
      const reason = refuseValue(type, value)
      if (reason !== undefined) throw badValue(type, reason)
      return type.kind === 'time' ? fitInteger(timeToInteger(Number(value), options.timeUnit), 'uint64', 'a time') : value
    }
  }
}

function fromAbi(type: WireType, value: unknown, options: AbiOptions): Value {
  switch (type.kind) {
    case 'signal':
      if (value !== true) throw badValue(type, 'a signal is true')
      return true
    case 'bool':
      return value === true
    case 'decimal':
    case 'price':
      return writeDecimal({ coefficient: BigInt(String(value)), scale: scaleOf(type, options) })
    case 'time': {
      const ms = Number(value) * (options.timeUnit === 'ms' ? 1 : 1000)
      if (!Number.isSafeInteger(ms)) throw badValue(type, 'it is too far in the future')
      return ms
    }
    case 'json':
      return plainValue(parseLossless(String(value)))
    case 'list':
      return Array.isArray(value) ? value.map((item) => fromAbi(type.of, item, options)) : []
    case 'record':
      return Object.fromEntries(fieldsOf(type).map(([name, of]) => [name, fromAbi(of, memberOf(value, name), options)]))
    case 'optional':
      return memberOf(value, 'present') === true ? fromAbi(type.of, memberOf(value, 'value'), options) : null
    case 'bytes': {
      const text = String(value).toLowerCase()
      const reason = refuseValue(type, text)
      if (reason !== undefined) throw badValue(type, reason)
      return text
    }
    default:
      return type.kind === 'address' ? String(value).toLowerCase() : String(value)
  }
}

/** What stands for a value that is missing. */
function zeroOf(type: WireType): unknown {
  switch (type.kind) {
    case 'signal':
    case 'bool':
      return false
    case 'text':
    case 'json':
      return ''
    case 'time':
    case 'decimal':
    case 'price':
      return 0n
    case 'bytes':
      return isWord(type) ? `0x${'00'.repeat(type.size ?? 0)}` : '0x'
    case 'address':
      return `0x${'00'.repeat(type.chain === 'evm' ? 20 : 32)}`
    case 'list':
      return []
    case 'record':
      return fieldsOf(type).map(([, of]) => zeroOf(of))
    case 'optional':
      return [false, zeroOf(type.of)]
  }
}

function scaleOf(type: Of<'decimal' | 'price'>, { decimals }: AbiOptions): number {
  const scale = type.kind === 'decimal' ? (type.scale ?? decimals) : decimals
  if (scale !== undefined) return scale
  throw new Fault('scale_unknown', `Nothing says how many decimals a ${formatType(type)} has on the chain.`, {
    remedy: 'Set the number of decimals, or put a Convert brick before that fixes it.',
  })
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

function fieldIn(type: WireType, value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badValue(type, 'it is no record')
  return plainValue((memberOf(value, name) ?? null) as Value)
}

function attempt<T>(type: WireType, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw badValue(type, (cause instanceof Error ? cause.message.split('\n')[0] : undefined) ?? 'it cannot be read', cause)
  }
}

const badValue = (type: WireType, why: string, cause?: unknown): Fault =>
  new Fault('bad_input', `The value does not fit ${formatType(type)}: ${why}.`, { remedy: 'Check what is wired to the port.', cause })
