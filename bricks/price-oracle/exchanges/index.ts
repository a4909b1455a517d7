import { binance } from './binance'
import { binanceus } from './binanceus'
import { bitfinex } from './bitfinex'
import { bitget } from './bitget'
import { bitstamp } from './bitstamp'
import { bybit } from './bybit'
import { coinbase } from './coinbase'
import { coingecko } from './coingecko'
import { cryptocom } from './cryptocom'
import type { Exchange } from './exchange'
import { gate } from './gate'
import { gemini } from './gemini'
import { htx } from './htx'
import { kraken } from './kraken'
import { kucoin } from './kucoin'
import { mexc } from './mexc'
import { okx } from './okx'

export { type Exchange, type Market, MEASURES, type Measure, type Quote, readBy } from './exchange'

/** The exchanges that the oracle began with; no source of one’s own could ever have their names. */
export const FIRST_EXCHANGE_IDS = ['coinbase', 'kraken', 'bitstamp', 'okx', 'binance', 'coingecko'] as const

/** Every exchange the oracle knows, in the order the form lists them. */
export const EXCHANGE_IDS = [
  ...FIRST_EXCHANGE_IDS,
  'gemini',
  'bitfinex',
  'cryptocom',
  'bybit',
  'kucoin',
  'gate',
  'bitget',
  'mexc',
  'htx',
  'binanceus',
] as const

/** The name of an exchange in a graph file. */
export type ExchangeId = (typeof EXCHANGE_IDS)[number]

/** The exchanges by name. */
export const exchanges: Readonly<Record<ExchangeId, Exchange>> = {
  ...{ coinbase, kraken, bitstamp, okx, binance, coingecko },
  ...{ gemini, bitfinex, cryptocom, bybit, kucoin, gate, bitget, mexc, htx, binanceus },
}
