import { Fault, type Value, writeDecimal } from '../kit'
import { LOG_FIELDS, type Named } from './signature'

/** Digits after the point of integers: `all`, or what is said for a name. */
export interface Decimals {
  decimals: number
  decimalsOf: Readonly<Record<string, number>>
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
    const scale = scales.decimalsOf[name] ?? scales.decimals
    return writeDecimal({ coefficient: BigInt(decoded), scale })
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
