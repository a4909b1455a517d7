import { amountAt, type Exchange, member, sourceError, timeAt } from './exchange'

/** CoinGecko’s ids of the assets it is asked for; a symbol alone is ambiguous there. */
const IDS: Readonly<Record<string, string>> = {
  AAVE: 'aave',
  ADA: 'cardano',
  ASTR: 'astar',
  ATOM: 'cosmos',
  AVAX: 'avalanche-2',
  BNB: 'binancecoin',
  BTC: 'bitcoin',
  DAI: 'dai',
  DOGE: 'dogecoin',
  DOT: 'polkadot',
  ETH: 'ethereum',
  GLMR: 'moonbeam',
  KSM: 'kusama',
  LINK: 'chainlink',
  LTC: 'litecoin',
  NEAR: 'near',
  PHA: 'pha',
  SOL: 'solana',
  UNI: 'uniswap',
  USDC: 'usd-coin',
  USDT: 'tether',
  XRP: 'ripple',
}

/** What CoinGecko can express prices in, of the currencies used here. */
const QUOTES = new Set(['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'AUD', 'CAD', 'BTC', 'ETH', 'DOT', 'SOL'])

/** CoinGecko, an aggregate of many markets; errors come in `status` or `error`. */
export const coingecko: Exchange = {
  title: 'CoinGecko',
  origin: 'https://api.coingecko.com',
  documentation: 'https://docs.coingecko.com/reference/simple-price',
  market(base, quote) {
    const id = Object.hasOwn(IDS, base) ? IDS[base] : undefined
    if (id === undefined || !QUOTES.has(quote)) return undefined
    const query = `ids=${id}&vs_currencies=${quote.toLowerCase()}&include_last_updated_at=true&precision=full`
    return { symbol: id, path: `/api/v3/simple/price?${query}`, quote }
  },
  read(body, market) {
    const error = member(member(body, 'status'), 'error_message') ?? member(body, 'error')
    if (error !== undefined) throw sourceError(String(error), true)
    const coin = member(body, market.symbol)
    if (coin === undefined) throw sourceError(`The reply does not hold “${market.symbol}”.`)
    return { amount: amountAt(coin, market.quote.toLowerCase()), timeMs: timeAt(coin, 'last_updated_at', 's') }
  },
}
