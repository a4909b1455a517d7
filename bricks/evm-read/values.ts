import { Fault, type Value, writeDecimal } from '../kit'
import { LOG_FIELDS, type Named } from './signature'

/** Digits after the point of integers: `all`, or what is said for a name. */
export interface Decimals {
  decimals: number
  decimalsOf: Readonly<Record<string, number>>
}

/** The decimals said for a name; a name such as `valueOf` is not looked up further than that. */
export const decimalsFor = (name: string, { decimalsOf }: Pick<Decimals, 'decimalsOf'>): number | undefined =>
  Object.hasOwn(decimalsOf, name) ? decimalsOf[name] : undefined

/** The whole numbers that an ABI type holds: at least `from`, less than `below`; undefined for a type of no number. */
export function rangeOf(type: string): { from: bigint; below: bigint } | undefined {
  const integer = /^(u?)int(\d*)$/.exec(type)
  if (!integer) return undefined
  const bits = BigInt(integer[2] || 256)
  return integer[1] === 'u' ? { from: 0n, below: 1n << bits } : { from: -(1n << (bits - 1n)), below: 1n << (bits - 1n) }
}

const arrayOf = (named: Named): Named | undefined => {
  const item = /^(.*)\[\d*\]$/.exec(named.type)?.[1]
  return item === undefined ? undefined : { ...named, type: item }
}

/** An indexed value that does not fit a topic is there as its hash only. */
const isHashed = ({ type, indexed }: Named): boolean => indexed === true && /\]$|^(?:string|bytes|tuple)$/.test(type)

/** The wire type of an ABI value. */
export function wireOf(named: Named): string {
  if (isHashed(named)) return 'bytes(32)'
  const item = arrayOf(named)
  if (item) return `list<${wireOf(item)}>`
  const { type } = named
  if (type === 'tuple') return recordOf(named.components ?? [])
  if (/^u?int/.test(type)) return 'decimal'
  if (type === 'bool') return 'bool'
  if (type === 'string') return 'text'
  if (type === 'address') return 'address(evm)'
  return type === 'bytes' ? 'bytes' : `bytes(${type.slice('bytes'.length)})`
}

/** The record type of several values. */
export const recordOf = (all: readonly Named[]): string => `record{${all.map((named) => `${named.name}:${wireOf(named)}`).join(',')}}`

/** The type of an event’s record. */
export const logRecordOf = (inputs: readonly Named[]): string =>
  `record{${[...inputs.map((named) => `${named.name}:${wireOf(named)}`), ...LOG_FIELDS.map((name) => `${name}:${name === 'transaction' ? 'bytes(32)' : 'decimal'}`)].join(',')}}`

/** A decoded ABI value as it travels on a wire. @throws {Fault} `abi_mismatch`. */
export function fromAbi(named: Named, decoded: unknown, scales: Decimals): Value {
  if (isHashed(named)) return lowerHex(named, decoded)
  const item = arrayOf(named)
  if (item) {
    if (!Array.isArray(decoded)) throw mismatch(named)
    return decoded.map((each: unknown) => fromAbi(item, each, scales))
  }
  const { type, name } = named
  if (type === 'tuple') return fieldsOf(named.components ?? [], decoded, scales)
  if (typeof decoded === 'bigint' || typeof decoded === 'number') {
    const coefficient = BigInt(decoded)
    const range = rangeOf(type)
    // A word may hold more than its type: the contract’s type is then another.
    if (!range || coefficient < range.from || coefficient >= range.below) throw mismatch(named)
    return writeDecimal({ coefficient, scale: decimalsFor(name, scales) ?? scales.decimals })
  }
  if (typeof decoded === 'boolean') return decoded
  return type === 'string' && typeof decoded === 'string' ? decoded.toWellFormed() : lowerHex(named, decoded)
}

/** Several decoded values as a record. @throws {Fault} `abi_mismatch`. */
export function fieldsOf(all: readonly Named[], decoded: unknown, scales: Decimals): Record<string, Value> {
  const values = new Map(Object.entries(typeof decoded === 'object' && decoded !== null ? decoded : {}))
  return Object.fromEntries(all.map((named) => [named.name, fromAbi(named, values.get(named.name), scales)]))
}

function lowerHex(named: Named, decoded: unknown): string {
  if (typeof decoded !== 'string' || !decoded.startsWith('0x')) throw mismatch(named)
  return decoded.toLowerCase()
}

/** What came does not fit the signature. */
export const mismatch = (what: { name: string }, cause?: unknown): Fault =>
  new Fault('abi_mismatch', `What “${what.name}” gave does not fit its signature.`, {
    remedy: 'Check the types in the signature against the contract’s source.',
    cause,
  })
