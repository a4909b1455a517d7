import { amountAt, type Exchange, member, sourceError, timeAt } from './exchange'

/** Binance quotes no dollars: a USD pair is answered by its USDT market, and `quote` says so. Errors come as `{code, msg}`. */
export const binance: Exchange = {
  title: 'Binance',
  origin: 'https://api.binance.com',
  documentation:
    'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#24hr-ticker-price-change-statistics',
  market(base, quote) {
    const real = quote === 'USD' ? 'USDT' : quote
    return { symbol: `${base}${real}`, path: `/api/v3/ticker/24hr?symbol=${base}${real}&type=MINI`, quote: real }
  },
  read(body) {
    const message = member(body, 'msg')
    if (message !== undefined) throw sourceError(`${String(message)} (${String(member(body, 'code'))})`)
    return { amount: amountAt(body, 'lastPrice'), timeMs: timeAt(body, 'closeTime', 'ms') }
  },
}
