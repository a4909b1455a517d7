/** What a source allows one client address, as it publishes it. */
export interface HostLimit {
  perMinute: number
  documentation: string
}

/** Published limits of keyless access, in requests a minute and client address; the lower figure where a range is given. */
export const hostLimits: Readonly<Record<string, HostLimit>> = {
  // 10 a second.
  'api.exchange.coinbase.com': { perMinute: 600, documentation: 'https://docs.cdp.coinbase.com/exchange/rest-api/rate-limits' },
  // 1 a second stays within the limits.
  'api.kraken.com': { perMinute: 60, documentation: 'https://support.kraken.com/articles/206548367-what-are-the-api-rate-limits-' },
  // 10,000 in 10 minutes.
  'www.bitstamp.net': { perMinute: 1000, documentation: 'https://www.bitstamp.net/api/' },
  // 20 in 2 seconds for a ticker.
  'www.okx.com': { perMinute: 600, documentation: 'https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-ticker' },
  // A weight of 6,000 a minute; a ticker of one symbol weighs 2.
  'api.binance.com': { perMinute: 3000, documentation: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/limits' },
  // 5 to 15 without a key, by load.
  'api.coingecko.com': { perMinute: 5, documentation: 'https://docs.coingecko.com/docs/common-errors-rate-limit' },
  // It recommends 60 and refuses above 120.
  'api.gemini.com': { perMinute: 60, documentation: 'https://docs.gemini.com/rate-limit' },
  'api-pub.bitfinex.com': { perMinute: 90, documentation: 'https://docs.bitfinex.com/reference/rest-public-ticker' },
  // 600 in 5 seconds.
  'api.bybit.com': { perMinute: 7200, documentation: 'https://bybit-exchange.github.io/docs/v5/rate-limit' },
  // 20 a second.
  'api.bitget.com': { perMinute: 1200, documentation: 'https://www.bitget.com/api-doc/spot/market/Get-Tickers' },
}
