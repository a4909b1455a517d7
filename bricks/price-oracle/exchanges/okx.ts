import { amountAt, averageAt, type Exchange, member, sourceError, timeAt } from './exchange'

/** OKX, on its real dollar markets; errors come with HTTP 200 and a `code` other than "0". */
export const okx: Exchange = {
  title: 'OKX',
  origin: 'https://www.okx.com',
  documentation: 'https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-ticker',
  market: (base, quote) => ({ symbol: `${base}-${quote}`, path: `/api/v5/market/ticker?instId=${base}-${quote}`, quote }),
  read(body) {
    const code = member(body, 'code')
    if (code !== '0') {
      const message = member(body, 'msg')
      // 50011 is “too many requests”, 50001 and 50013 are “service busy”.
      throw sourceError(`${String(message ?? 'No message')} (${String(code)})`, ['50001', '50011', '50013'].includes(String(code)))
    }
    const ticker = member(member(body, 'data'), 0)
    if (ticker === undefined) throw sourceError('The reply holds no market.')
    return { amount: amountAt(ticker, 'last'), timeMs: timeAt(ticker, 'ts', 'ms') }
  },
  bidAsk(body) {
    const ticker = member(member(body, 'data'), 0)
    return { bid: amountAt(ticker, 'bidPx'), ask: amountAt(ticker, 'askPx') }
  },
  vwap: (body) => averageAt(member(member(body, 'data'), 0), 'volCcy24h', 'vol24h'),
}
