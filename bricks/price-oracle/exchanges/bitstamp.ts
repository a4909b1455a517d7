import { amountAt, type Exchange, member, sourceError, timeAt } from './exchange'

/** Bitstamp; errors come as `{status: "error", reason}` or `{error}`. */
export const bitstamp: Exchange = {
  title: 'Bitstamp',
  origin: 'https://www.bitstamp.net',
  documentation: 'https://www.bitstamp.net/api/#tag/Tickers/operation/GetMarketTicker',
  market(base, quote) {
    const symbol = `${base}${quote}`.toLowerCase()
    return { symbol, path: `/api/v2/ticker/${symbol}/`, quote }
  },
  read(body) {
    const error = member(body, 'reason') ?? member(body, 'error')
    if (error !== undefined) throw sourceError(typeof error === 'string' ? error : JSON.stringify(error))
    return { amount: amountAt(body, 'last'), timeMs: timeAt(body, 'timestamp', 's') }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 'bid'), ask: amountAt(body, 'ask') }),
  vwap: (body) => amountAt(body, 'vwap'),
}
