import { amountAt, averageAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

/** MEXC, whose API follows Binance’s; errors come as `{code, msg}`. */
export const mexc: Exchange = {
  title: 'MEXC',
  origin: 'https://api.mexc.com',
  documentation: 'https://www.mexc.com/api-docs/spot-v3/market-data-endpoints#24hr-ticker-price-change-statistics',
  market(base, quote) {
    const real = inTether(quote)
    return { symbol: `${base}${real}`, path: `/api/v3/ticker/24hr?symbol=${base}${real}`, quote: real }
  },
  read(body) {
    const message = member(body, 'msg')
    if (message !== undefined) throw sourceError(`${String(message)} (${String(member(body, 'code'))})`)
    return { amount: amountAt(body, 'lastPrice'), timeMs: timeAt(body, 'closeTime', 'ms') }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 'bidPrice'), ask: amountAt(body, 'askPrice') }),
  vwap: (body) => averageAt(body, 'quoteVolume', 'volume'),
}
