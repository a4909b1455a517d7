import type { Judgement, PortValues } from '../../bricks/kit'
import type { Observation, SettledRead } from '../witness/observation'

/** The value computed from one set of observations, and how each member was judged. */
export interface Agreement {
  run: string
  /** The set: observations of distinct members in ascending order of address. */
  set: Observation[]
  /** Hash of the set’s observation hashes, in order. */
  setHash: `0x${string}`
  /** Median `observedAtMs` of the set. */
  nowMs: number
  /** Agree brick → its outputs. */
  values: Record<string, PortValues>
  settled: Record<string, SettledRead>
  /** Agree brick → its verdict on each member. */
  judgements: Record<string, Judgement[]>
  /** Members whose observation arrived and is not in the set, and why. */
  left: { worker: string; reason: string }[]
}

/** A set on which the members do not agree. */
export interface Shortfall {
  code: 'agreement_shortfall'
  message: string
  /** The agree brick that fell short; absent when too few members answered at all. */
  node?: string
  need: number
  got: number
  judgements: Record<string, Judgement[]>
  left: { worker: string; reason: string }[]
}
