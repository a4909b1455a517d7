import { amountAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

/** A market of Binance’s kind of API. Its short ticker has no bid, ask or average, so that the last price is asked for as it always was. */
export const binanceLike: Pick<Exchange, 'market' | 'read' | 'bidAsk' | 'vwap'> = {
  market(base, quote, measure) {
    const real = inTether(quote)
    const type = measure === 'last' ? 'MINI' : 'FULL'
    return { symbol: `${base}${real}`, path: `/api/v3/ticker/24hr?symbol=${base}${real}&type=${type}`, quote: real }
  },
  read(body) {
    const message = member(body, 'msg')
    if (message !== undefined) throw sourceError(`${String(message)} (${String(member(body, 'code'))})`)
    return { amount: amountAt(body, 'lastPrice'), timeMs: timeAt(body, 'closeTime', 'ms') }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 'bidPrice'), ask: amountAt(body, 'askPrice') }),
  vwap: (body) => amountAt(body, 'weightedAvgPrice'),
}

/** Binance quotes no dollars: a USD pair is answered by its USDT market, and `quote` says so. Errors come as `{code, msg}`. */
export const binance: Exchange = {
  title: 'Binance',
  origin: 'https://api.binance.com',
  documentation:
    'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#24hr-ticker-price-change-statistics',
  ...binanceLike,
}
