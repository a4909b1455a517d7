import { amountAt, averageAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

/** KuCoin, in tether; errors come with a `code` other than "200000", and an unknown market with nothing in its fields. */
export const kucoin: Exchange = {
  title: 'KuCoin',
  origin: 'https://api.kucoin.com',
  documentation: 'https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-24hr-stats',
  market(base, quote) {
    const symbol = `${base}-${inTether(quote)}`
    return { symbol, path: `/api/v1/market/stats?symbol=${symbol}`, quote: inTether(quote) }
  },
  read(body) {
    const code = member(body, 'code')
    if (code !== '200000') throw sourceError(`${String(member(body, 'msg') ?? 'No message')} (${String(code)})`, code === '429000')
    const ticker = member(body, 'data')
    return { amount: amountAt(ticker, 'last'), timeMs: timeAt(ticker, 'time', 'ms') }
  },
  bidAsk(body) {
    const ticker = member(body, 'data')
    return { bid: amountAt(ticker, 'buy'), ask: amountAt(ticker, 'sell') }
  },
  vwap: (body) => averageAt(member(body, 'data'), 'volValue', 'vol'),
}
