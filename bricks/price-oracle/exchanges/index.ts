import { binance } from './binance'
import { bitstamp } from './bitstamp'
import { coinbase } from './coinbase'
import { coingecko } from './coingecko'
import type { Exchange } from './exchange'
import { kraken } from './kraken'
import { okx } from './okx'

export type { Exchange, Market, Quote } from './exchange'

/** Every exchange the oracle knows, in the order the form lists them. */
export const EXCHANGE_IDS = ['coinbase', 'kraken', 'bitstamp', 'okx', 'binance', 'coingecko'] as const

/** The name of an exchange in a graph file. */
export type ExchangeId = (typeof EXCHANGE_IDS)[number]

/** The exchanges by name. */
export const exchanges: Readonly<Record<ExchangeId, Exchange>> = { coinbase, kraken, bitstamp, okx, binance, coingecko }
