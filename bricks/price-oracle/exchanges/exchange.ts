import { add, compareDecimals, decimalLiteral, divide, Fault, isLosslessNumber, type Json, readDecimal, writeDecimal } from '../../kit'

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

/** What a price can be: the last trade, the middle of bid and ask, or the average of a day by volume. */
export const MEASURES = ['last', 'mid', 'vwap'] as const

/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number]

/** One exchange: how to ask it, and how to read its reply. */
export interface Exchange {
  title: string
  origin: string
  /** The public page that describes the reply. */
  documentation: string
  /** The market for a pair; undefined when the exchange surely has none. */
  market(base: string, quote: string, measure: Measure): Market | undefined
  /** The last trade. @throws {Fault} `source_error` for an error reply, whatever its HTTP status. */
  read(body: Json, market: Market): Quote
  /** The best bid and ask of a reply that `read` took; absent where the ticker has none. @throws {Fault} `source_error`. */
  bidAsk?(body: Json, market: Market): { bid: string; ask: string }
  /** The day’s average by volume, as a decimal literal; absent where the ticker has none. @throws {Fault} `source_error`. */
  vwap?(body: Json, market: Market): string
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

/** Traded value over traded amount: the average price, with 18 digits after the point. */
export function averageAt(ticker: Json | undefined, value: string | number, amount: string | number): string {
  const traded = readDecimal(amountAt(ticker, amount))
  if (traded.coefficient <= 0n) throw sourceError('Nothing was traded, so there is no average.')
  return writeDecimal(divide(readDecimal(amountAt(ticker, value)), traded, 18))
}

/** Where an exchange has no dollars, tether stands for them; the oracle says so, and can convert it. */
export const inTether = (quote: string): string => (quote === 'USD' ? 'USDT' : quote)

/** Reads a reply by the chosen measure. @throws {Fault} `source_error`, also for a bid above the ask. */
export function readBy(exchange: Exchange, measure: Measure, body: Json, market: Market): Quote {
  const quote = exchange.read(body, market)
  if (measure === 'mid' && exchange.bidAsk) {
    const { bid: bidText, ask: askText } = exchange.bidAsk(body, market)
    const [bid, ask] = [readDecimal(bidText), readDecimal(askText)]
    if (bid.coefficient <= 0n) throw sourceError('Nobody bids.')
    if (compareDecimals(bid, ask) > 0) throw sourceError(`The bid ${bidText} is above the ask ${askText}.`, true)
    const sum = add(bid, ask)
    return { ...quote, amount: writeDecimal(divide(sum, { coefficient: 2n, scale: 0 }, sum.scale + 1)) }
  }
  return measure === 'vwap' && exchange.vwap ? { ...quote, amount: exchange.vwap(body, market) } : quote
}
