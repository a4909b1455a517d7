import { binanceLike } from './binance'
import type { Exchange } from './exchange'

/** Binance.US, a company of its own with Binance’s software and API; its dollar pairs are asked for in tether too, where the trading is. */
export const binanceus: Exchange = {
  title: 'Binance.US',
  origin: 'https://api.binance.us',
  documentation: 'https://docs.binance.us/#24h-price-change-statistics',
  ...binanceLike,
}
