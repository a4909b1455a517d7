import { decimalLiteral, Fault, isLosslessNumber, type Json } from '../../kit'

/** A market as an exchange names it. `quote` is what it really quotes in, which may differ from what was asked. */
export interface Market {
  symbol: string
  /** Path and query of the request. */
  path: string
  quote: string
}

/** A price as an exchange gave it, its literal untouched; `timeMs` (Unix ms) where the exchange says it. */
export interface Quote {
  amount: string
  timeMs?: number
}

/** One exchange: how to ask it, and how to read its reply. */
export interface Exchange {
  title: string
  origin: string
  /** The public page that describes the reply. */
  documentation: string
  /** The market for a pair; undefined when the exchange surely has none. */
  market(base: string, quote: string): Market | undefined
  /** @throws {Fault} `source_error` for an error reply, whatever its HTTP status. */
  read(body: Json, market: Market): Quote
}

/** A refusal by the source itself, in its own words. */
export const sourceError = (message: string, retry = false): Fault =>
  new Fault('source_error', message, { remedy: 'Check that the exchange lists the pair, or leave this source out.', retry })

/** The member of an object or list; undefined when there is none. */
export function member(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined
  if (typeof value !== 'object' || value === null || isLosslessNumber(value)) return undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** A field that must hold a number, as its literal. */
export function amountAt(value: Json | undefined, key: string | number): string {
  const found = member(value, key)
  const literal = found === undefined ? undefined : decimalLiteral(found)
  if (literal === undefined) throw sourceError(`The reply has no number in “${key}”.`)
  return literal
}

/** A field that must hold a time in Unix seconds or ms. */
export function timeAt(value: Json | undefined, key: string, unit: 's' | 'ms'): number {
  const time = Number(amountAt(value, key)) * (unit === 's' ? 1000 : 1)
  if (!Number.isFinite(time)) throw sourceError(`The reply has no time in “${key}”.`)
  return Math.floor(time)
}
