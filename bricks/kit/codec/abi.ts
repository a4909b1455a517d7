import { type AbiParameter, BaseError, decodeAbiParameters, encodeAbiParameters, type Hex, isHex, parseAbiParameters } from 'viem'
import { Fault } from '../fault'
import type { Plain } from './plain'
import { badTypes, type Field, MAX_TYPE_DEPTH, nameFields, type Shape } from './shape'

/** A list of Solidity types, ready to encode and decode. */
export interface AbiTypes {
  parameters: readonly AbiParameter[]
  fields: readonly Field[]
}

/** Reads types such as `uint256 price, (address who, bytes32 id)[] parts`. @throws {Fault} `bad_types`. */
export function readAbiTypes(text: string): AbiTypes {
  if (text.trim() === '') throw badTypes(text, 'there is no type')
  const parameters = parse(text)
  return {
    parameters,
    fields: nameFields(
      text,
      parameters.map((parameter) => ({ name: parameter.name, shape: shapeOf(text, parameter, 0) })),
    ),
  }
}

function parse(text: string): readonly AbiParameter[] {
  try {
    const parsed: unknown = parseAbiParameters(text as string)
    return parsed as readonly AbiParameter[]
  } catch (cause) {
    throw badTypes(
      text,
      (cause instanceof Error ? cause.message.split('\n')[0]?.replace(/\.$/, '') : undefined) ?? 'it cannot be read',
      cause,
    )
  }
}

function shapeOf(text: string, parameter: AbiParameter, depth: number): Shape {
  if (depth > MAX_TYPE_DEPTH) throw badTypes(text, 'the types are nested too deep')
  const { type } = parameter
  const list = /^(.*)\[(\d{0,6})\]$/.exec(type)
  if (list) {
    const of = shapeOf(text, { ...parameter, type: list[1] ?? '' }, depth + 1)
    if (list[2] === '0') throw badTypes(text, 'a list of no items holds nothing')
    return list[2] ? { kind: 'list', of, length: Number(list[2]) } : { kind: 'list', of }
  }
  if (type === 'tuple') {
    const components = componentsOf(parameter)
    if (components.length === 0) throw badTypes(text, 'an empty tuple holds nothing')
    const parts = components.map((component) => ({ name: component.name, shape: shapeOf(text, component, depth + 1) }))
    return { kind: 'record', fields: nameFields(text, parts, true) }
  }
  return elementary(text, type)
}

/** A type named “tuple” without parts gets them from nowhere, or from what objects inherit. */
function componentsOf(parameter: AbiParameter): readonly AbiParameter[] {
  const components: unknown = 'components' in parameter ? parameter.components : undefined
  return Array.isArray(components) ? components : []
}

function elementary(text: string, type: string): Shape {
  const integer = /^(u?)int(\d{0,3})$/.exec(type)
  if (integer) {
    const bits = Number(integer[2] || 256)
    if (bits < 8 || bits > 256 || bits % 8 !== 0) throw badTypes(text, `there is no type ${type}`)
    return { kind: 'integer', signed: integer[1] === '', bits }
  }
  const bytes = /^bytes(\d{0,2})$/.exec(type)
  if (bytes) {
    if (bytes[1] === '') return { kind: 'bytes' }
    const size = Number(bytes[1])
    if (size < 1 || size > 32) throw badTypes(text, `there is no type ${type}`)
    return { kind: 'bytes', size }
  }
  if (type === 'bool') return { kind: 'bool' }
  if (type === 'string') return { kind: 'text' }
  if (type === 'address') return { kind: 'address', chain: 'evm' }
  throw badTypes(text, `${type} is not supported; use numbers, bool, string, bytes, address, and lists and tuples of them`)
}

/** The encoding of `abi.encode`. Values have passed {@link toPlain}. */
export const encodeAbi = ({ parameters }: AbiTypes, values: readonly Plain[]): Hex => encodeAbiParameters(parameters, [...values])

/** Reads what `abi.encode` wrote, and nothing else: whatever Solidity would write otherwise is refused. @throws {Fault} `bad_encoding`. */
export function decodeAbi(types: AbiTypes, data: string): Plain[] {
  if (!isHex(data)) throw badEncoding('it is not 0x-hex')
  const { values, canonical } = attempt(() => {
    const values = decodeAbiParameters(types.parameters, data).map((value, index) => plainOf(types.fields[index]?.shape, value))
    return { values, canonical: encodeAbi(types, values) }
  })
  if (canonical === data.toLowerCase()) return values
  throw badEncoding('it says the same otherwise than Solidity would: with bytes left over, dirty padding, or text that is no UTF-8')
}

/** The library’s refusals, which it also raises for a decoded integer that its own type cannot hold. */
function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof BaseError)) throw cause
    throw badEncoding(cause.shortMessage.split('\n')[0]?.replace(/\.$/, '') ?? 'it cannot be read', cause)
  }
}

/** The library gives small integers as numbers, named tuples as objects, and addresses in mixed case. */
function plainOf(shape: Shape | undefined, value: unknown): Plain {
  if (shape?.kind === 'list' && Array.isArray(value)) return value.map((item) => plainOf(shape.of, item))
  if (shape?.kind === 'record' && typeof value === 'object' && value !== null) {
    const parts: unknown[] = Array.isArray(value) ? value : Object.values(value)
    return shape.fields.map(({ shape: part }, index) => plainOf(part, parts[index]))
  }
  if (shape?.kind === 'integer' && (typeof value === 'number' || typeof value === 'bigint')) return BigInt(value)
  if (shape?.kind === 'address' && typeof value === 'string') return value.toLowerCase()
  if (typeof value === 'string' || typeof value === 'boolean') return value
  throw new TypeError('The decoder gave another type than it was asked for')
}

const badEncoding = (why: string, cause?: unknown): Fault =>
  new Fault('bad_encoding', `The bytes are not of these types: ${why}.`, { remedy: 'Check the types and what is wired.', cause })
