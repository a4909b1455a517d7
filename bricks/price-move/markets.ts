import { compilePath, decimalLiteral, Fault, type Json, readDecimal, splitPair } from '../kit'
import type { MARKET_IDS, PriceMoveConfig } from './config'

interface Market {
  title: string
  origin: string
  /** Path and query of the ticker. */
  ticker(base: string, quote: string): string
  /** Where the last price stands. */
  price: string
}

/** Kraken’s own name of bitcoin. */
const krakenAsset = (symbol: string): string => (symbol === 'BTC' ? 'XBT' : symbol)

/** Public tickers without a key; their pages are docs.cdp.coinbase.com, docs.kraken.com/api, bitstamp.net/api and okx.com/docs-v5. */
const markets = {
  coinbase: {
    title: 'Coinbase',
    origin: 'https://api.exchange.coinbase.com',
    ticker: (base, quote) => `/products/${base}-${quote}/ticker`,
    price: '$.price',
  },
  kraken: {
    title: 'Kraken',
    origin: 'https://api.kraken.com',
    ticker: (base, quote) => `/0/public/Ticker?pair=${krakenAsset(base)}${krakenAsset(quote)}`,
    price: '$.result.*.c[0]',
  },
  bitstamp: {
    title: 'Bitstamp',
    origin: 'https://www.bitstamp.net',
    ticker: (base, quote) => `/api/v2/ticker/${`${base}${quote}`.toLowerCase()}/`,
    price: '$.last',
  },
  okx: {
    title: 'OKX',
    origin: 'https://www.okx.com',
    ticker: (base, quote) => `/api/v5/market/ticker?instId=${base}-${quote}`,
    price: '$.data[0].last',
  },
} as const satisfies Record<(typeof MARKET_IDS)[number], Market>

const DEMO_ORIGIN = 'https://market.demo.invalid'

/** What is watched: where to ask, where the price stands, and what people call it. */
export function watched(config: PriceMoveConfig): { url: string; path: string; title: string } {
  if (config.source === 'url') return { url: config.url, path: config.path, title: config.url === '' ? 'a URL' : new URL(config.url).host }
  const { base, quote } = splitPair(config.pair)
  const { origin, ticker, price, title } = markets[config.source]
  return { url: `${config.demo ? `${DEMO_ORIGIN}/${config.source}` : origin}${ticker(base, quote)}`, path: price, title }
}

/** The price in a reply, as its literal. @throws {Fault} `source_error`. */
export function priceIn(reply: Json, path: string): string {
  const found = compilePath(path).select(reply)
  const literal = found.length === 1 && found[0] !== undefined ? decimalLiteral(found[0]) : undefined
  if (literal === undefined) throw noPrice(`${found.length} values match “${path}”, and one number is needed.`)
  if (readDecimal(literal).coefficient <= 0n) throw noPrice(`${literal} is not a price.`)
  return literal
}

const noPrice = (message: string): Fault =>
  new Fault('source_error', message, { remedy: 'Check that the market lists the pair, or the path of your own URL.' })
