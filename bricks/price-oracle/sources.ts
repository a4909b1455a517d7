import { compilePath, decimalLiteral, Fault, hostOf, type Json, splitPair } from '../kit'
import type { PriceOracleConfig } from './config'
import { type Exchange, exchanges, type Quote } from './exchanges'

/** One place to ask: where, and how to read the answer. */
export interface Source {
  id: string
  title: string
  symbol: string
  url: string
  /** What it really quotes in. */
  quote: string
  read(body: Json): Quote
}

/** The reserved host that the engine answers itself, in local mode only. */
const DEMO_ORIGIN = 'https://market.demo.invalid'
const MAX_BYTES = 65_536

function exchangeSource(id: string, exchange: Exchange, base: string, quote: string, demo: boolean): Source | undefined {
  const market = exchange.market(base, quote)
  if (!market) return undefined
  const origin = demo ? `${DEMO_ORIGIN}/${id}` : exchange.origin
  return {
    id,
    title: exchange.title,
    symbol: market.symbol,
    url: `${origin}${market.path}`,
    quote: market.quote,
    read: (body) => exchange.read(body, market),
  }
}

/** The sources of a config, in its order; exchanges without the pair are missing. */
export function sourcesOf(config: PriceOracleConfig): Source[] {
  const { base, quote } = splitPair(config.pair)
  const known = [...new Set(config.sources)].flatMap((id) => exchangeSource(id, exchanges[id], base, quote, config.demo) ?? [])
  const own = config.custom.map(
    ({ name, url, path }): Source => ({ id: name, title: name, symbol: hostOf(url), url, quote, read: (body) => readCustom(body, path) }),
  )
  return [...known, ...own]
}

/** Where tether’s price in dollars comes from; undefined when no chosen source needs it. */
export function tetherSource(config: PriceOracleConfig): Source | undefined {
  const needed = config.convertTether && splitPair(config.pair).quote === 'USD' && sourcesOf(config).some(({ quote }) => quote === 'USDT')
  return needed ? exchangeSource('kraken', exchanges.kraken, 'USDT', 'USD', config.demo) : undefined
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
