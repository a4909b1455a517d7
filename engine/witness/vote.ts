import { canonicalJson, Fault, type PortValues, plainValue, refuseValue, type WireType } from '../../bricks/kit'
import { MAX_VOTE_DIGITS } from '../../bricks/kit/agree'

/** The most bytes of canonical JSON that one worker’s values at one agree brick may have: every member is shown the values of all. */
export const MAX_VOTE_BYTES = 65_536

/** The most levels of lists and objects in a value that counts: all that a reply may have, and a few around it. */
const MAX_VOTE_DEPTH = 256

/** Why the values at one agree brick are too large to be carried in a set; undefined when they are not. */
export function refuseSize(values: PortValues): Fault | undefined {
  const bytes = new TextEncoder().encode(canonicalJson(values)).length
  if (bytes <= MAX_VOTE_BYTES) return undefined
  return new Fault('vote_too_large', `The values to agree on have ${bytes} bytes; at most ${MAX_VOTE_BYTES} are carried.`, {
    remedy: 'Select what is needed with a JSON select, or agree on a Hash of it.',
  })
}

/** Why a stated value does not count at a port of a type; undefined when it does. Whatever a liar states, this ends. */
export function refuseVote(type: WireType, value: unknown): string | undefined {
  if (isDeeper(value, MAX_VOTE_DEPTH)) return `it is nested more than ${MAX_VOTE_DEPTH} levels deep`
  if (!Object.is(plainValue(value), value)) return 'it is not in the plain form that workers sign'
  return refuseValue(type, value) ?? (hasLongNumber(type, value) ? `a number has more than ${MAX_VOTE_DIGITS} digits` : undefined)
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1))
}

/** Looks at every number that the type names. The value is of the type. */
function hasLongNumber(type: WireType, value: unknown): boolean {
  switch (type.kind) {
    case 'decimal':
      return isLong(value)
    case 'price':
      return isLong(fieldOf(value, 'amount'))
    case 'list':
      return Array.isArray(value) && value.some((item) => hasLongNumber(type.of, item))
    case 'record':
      return Object.entries(type.fields).some(([name, field]) => hasLongNumber(field, fieldOf(value, name)))
    case 'optional':
      return value !== undefined && value !== null && hasLongNumber(type.of, value)
    default:
      return false
  }
}

const isLong = (amount: unknown): boolean => typeof amount === 'string' && amount.replace(/[-.]/g, '').length > MAX_VOTE_DIGITS

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
