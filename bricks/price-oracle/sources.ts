import { compilePath, decimalLiteral, Fault, hostOf, type Json, splitPair } from '../kit'
import type { PriceOracleConfig } from './config'
import { type Exchange, type ExchangeId, exchanges, type Measure, type Quote, readBy } from './exchanges'

/** One place to ask: where, and how to read the answer. */
export interface Source {
  id: string
  title: string
  symbol: string
  url: string
  /** What it really quotes in. */
  quote: string
  /** The exchange it is; absent for a source of one’s own. */
  exchange?: ExchangeId
  read(body: Json): Quote
}

/** A pair that markets are asked for: the oracle’s own, the same turned round, or one of the two that make a cross rate. */
export interface Leg {
  base: string
  quote: string
  sources: Source[]
}

/** The reserved host that the engine answers itself, in local mode only. */
const DEMO_ORIGIN = 'https://market.demo.invalid'
const MAX_BYTES = 65_536

function exchangeSource(id: ExchangeId, base: string, quote: string, measure: Measure, demo: boolean): Source | undefined {
  const exchange = exchanges[id]
  const market = exchange.market(base, quote, measure)
  if (!market || !offers(exchange, measure)) return undefined
  const origin = demo ? `${DEMO_ORIGIN}/${id}` : exchange.origin
  return {
    id,
    title: exchange.title,
    symbol: market.symbol,
    url: `${origin}${market.path}`,
    quote: market.quote,
    exchange: id,
    read: (body) => readBy(exchange, measure, body, market),
  }
}

/** Whether an exchange’s ticker has what a measure needs. */
export const offers = ({ bidAsk, vwap }: Exchange, measure: Measure): boolean =>
  measure === 'last' || (measure === 'mid' ? bidAsk : vwap) !== undefined

/** What a config measures. */
export const measureOf = ({ measure = 'last' }: PriceOracleConfig): Measure => measure

/** The pairs of a config with the sources that are asked for each, in its order; exchanges without the pair are missing. */
export function legsOf(config: PriceOracleConfig): Leg[] {
  const { base, quote } = splitPair(config.pair)
  const pairs: readonly (readonly [string, string])[] =
    config.via !== undefined
      ? [
          [base, config.via],
          [quote, config.via],
        ]
      : [config.inverse === true ? [quote, base] : [base, quote]]
  return pairs.map(([from, to], index) => ({
    base: from,
    quote: to,
    sources: [...listed(config, from, to), ...(index === 0 ? own(config, to) : [])],
  }))
}

const listed = (config: PriceOracleConfig, base: string, quote: string): Source[] =>
  [...new Set(config.sources)].flatMap((id) => exchangeSource(id, base, quote, measureOf(config), config.demo) ?? [])

const own = (config: PriceOracleConfig, quote: string): Source[] =>
  config.custom.map(
    ({ name, url, path }): Source => ({ id: name, title: name, symbol: hostOf(url), url, quote, read: (body) => readCustom(body, path) }),
  )

/** The sources of all pairs of a config. */
export const sourcesOf = (config: PriceOracleConfig): Source[] => legsOf(config).flatMap(({ sources }) => sources)

/** True where tether stands for dollars in a pair. */
export const isTethered = ({ quote }: Pick<Leg, 'quote'>, source: Source): boolean => quote === 'USD' && source.quote === 'USDT'

/** Where tether’s price in dollars comes from; undefined when no chosen source needs it. */
export function tetherSource(config: PriceOracleConfig): Source | undefined {
  const needed = config.convertTether && legsOf(config).some((leg) => leg.sources.some((source) => isTethered(leg, source)))
  return needed ? exchangeSource('kraken', 'USDT', 'USD', 'last', config.demo) : undefined
}

/** The most bytes one source’s reply may have. */
export const maxSourceBytes = MAX_BYTES

function readCustom(body: Json, path: string): Quote {
  const found = compilePath(path).select(body)
  const literal = found.length === 1 && found[0] !== undefined ? decimalLiteral(found[0]) : undefined
  if (literal === undefined)
    throw new Fault('source_error', found.length === 1 ? `“${path}” holds no number.` : `${found.length} values match “${path}”.`, {
      remedy: 'Correct the path of this source.',
    })
  return { amount: literal }
}
