/** One request to the demo market, its market already understood. */
export interface Ask {
  seed: string
  timeMs: number
  path: readonly string[]
  query: URLSearchParams
}

/** What an exchange knows of a market: prices and traded sums as decimals, `timeMs` of the last trade. */
export interface Ticker {
  base: string
  quote: string
  price: string
  timeMs: number
  /** A day’s traded amount, and what was paid for it. */
  volume: string
  value: string
}
