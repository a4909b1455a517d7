import { absolute, amountOf, canonicalDecimal, isPrice, multiply, readDecimal, type Value, writeDecimal } from '../../bricks/kit'
import { hashOf } from '../witness/witness'

/** The ways a simulated worker can misbehave; only its own code reads this. */
export const FAULT_KINDS = ['crash', 'lag', 'lie', 'collude', 'equivocate'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** How many members of a committee misbehave, and how. */
export type FaultPlan = Partial<Record<FaultKind, number>>

/** One worker’s fault. `seed` makes lies repeatable; colluders of one run share it. */
export interface FaultProfile {
  kind: FaultKind
  seed: string
  /** For `lag`: how late, ms. */
  lagMs: number
}

/** How late a lagging worker is unless told otherwise, ms. */
export const DEFAULT_LAG_MS = 6_000

/** A number in [0, 1) that follows from a text; 32 bits of keccak256. */
export const fractionOf = (text: string): number => Number.parseInt(hashOf('phat.fraction/1', text).slice(2, 10), 16) / 2 ** 32

/** The faults of one run’s members, by address: which member gets which follows from the seed. */
export function assignFaults(members: readonly string[], plan: FaultPlan, seed: string, lagMs = DEFAULT_LAG_MS): Map<string, FaultProfile> {
  const order = members.toSorted((a, b) => fractionOf(`${seed}/${a}`) - fractionOf(`${seed}/${b}`))
  const profiles = new Map<string, FaultProfile>()
  let next = 0
  for (const kind of FAULT_KINDS)
    for (let i = 0; i < (plan[kind] ?? 0) && next < order.length; i++) {
      const address = order[next++] as string
      profiles.set(address, { kind, lagMs, seed: kind === 'collude' ? seed : `${seed}/${address}` })
    }
  return profiles
}

/** The lie a profile tells: a shift of ±10–50 %, in whole hundredths of a percent. */
export function shiftOf({ seed }: FaultProfile): number {
  const size = 1000 + Math.floor(fractionOf(`${seed}/size`) * 4000)
  return fractionOf(`${seed}/sign`) < 0.5 ? -size : size
}

/** A value as a liar states it: numbers shifted, truth values turned round, text with a mark; of lists and objects every part. */
export function distort(value: Value, shift: number): Value {
  const amount = amountOf(value)
  if (amount !== undefined) {
    const shifted = shiftAmount(amount, shift)
    return isPrice(value) ? { ...value, amount: shifted } : shifted
  }
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return Math.round(value * (1 + shift / 10_000))
  if (typeof value === 'string') return `${value}?`
  if (Array.isArray(value)) return value.map((item) => distort(item, shift))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]): [string, Value] => [name, distort(field, shift)]))
}

function shiftAmount(amount: string, shift: number): string {
  const exact = readDecimal(amount)
  if (absolute(exact).coefficient === 0n) return canonicalDecimal(String(shift))
  return writeDecimal(multiply(exact, { coefficient: BigInt(10_000 + shift), scale: 4 }))
}

/** Every value of an observation as a liar states it. */
export function distortAll(values: Readonly<Record<string, Record<string, Value>>>, shift: number): Record<string, Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(values).map(([node, ports]) => [
      node,
      Object.fromEntries(Object.entries(ports).map(([port, value]) => [port, distort(value, shift)])),
    ]),
  )
}
