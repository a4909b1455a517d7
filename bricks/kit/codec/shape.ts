import { Fault } from '../fault'
import { formatType, type WireType } from '../types'

/** What bytes hold, in either encoding: the common ground of ABI and SCALE types. */
export type Shape =
  | { kind: 'integer'; signed: boolean; bits: number; compact?: true }
  | { kind: 'bool' | 'text' }
  | { kind: 'bytes'; size?: number }
  | { kind: 'address'; chain: 'evm' | 'substrate' }
  | { kind: 'list'; of: Shape; length?: number }
  | { kind: 'record'; fields: readonly Field[] }
  | { kind: 'option'; of: Shape }

/** One named part. */
export interface Field {
  name: string
  shape: Shape
}

/** Types nested deeper than this are refused, so that no text of a setting overflows the stack. */
export const MAX_TYPE_DEPTH = 12

/** A type that cannot be read or carried. */
export const badTypes = (text: string, why: string, cause?: unknown): Fault =>
  new Fault('bad_types', `“${text.slice(0, 80)}”: ${why}.`, {
    remedy: 'Write types as in Solidity (uint256 price, string note), or for SCALE price: u128, note: text.',
    cause,
  })

/** The wire type that carries a shape. */
export function wireTypeOf(shape: Shape): WireType {
  switch (shape.kind) {
    case 'integer':
      return { kind: 'decimal' }
    case 'list':
      return { kind: 'list', of: wireTypeOf(shape.of) }
    case 'record':
      return { kind: 'record', fields: Object.fromEntries(shape.fields.map(({ name, shape: part }) => [name, wireTypeOf(part)])) }
    case 'option':
      return { kind: 'optional', of: wireTypeOf(shape.of) }
    case 'bytes':
      return shape.size === undefined ? { kind: 'bytes' } : { kind: 'bytes', size: shape.size }
    case 'address':
      return { kind: 'address', chain: shape.chain }
    default:
      return { kind: shape.kind }
  }
}

/** The type strings a port for a shape takes; integers are also made of prices and times. */
export function acceptsOf(shape: Shape): string[] {
  if (shape.kind === 'integer') return ['decimal', 'price', 'time']
  if (shape.kind === 'list' && shape.of.kind === 'integer') return ['list<decimal>', 'list<price>', 'list<time>']
  return [formatType(wireTypeOf(shape))]
}

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]*$/

/** Names for parts that have none: one alone is `value`, several are `value0`, `value1`, …; inside others `item0`, `item1`, … */
export function nameFields(text: string, parts: readonly { name: string | undefined; shape: Shape }[], inside = false): Field[] {
  const taken = new Set<string>(inside ? [] : ['run'])
  return parts.map(({ name, shape }, index) => {
    const chosen = name || (inside ? `item${index}` : parts.length === 1 ? 'value' : `value${index}`)
    if (!FIELD_NAME.test(chosen)) throw badTypes(text, `the name “${chosen}” must start with a letter`)
    if (taken.has(chosen)) throw badTypes(text, `the name “${chosen}” is taken`)
    taken.add(chosen)
    return { name: chosen, shape }
  })
}
