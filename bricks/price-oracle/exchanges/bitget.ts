import type { Json } from '../../kit'
import { amountAt, averageAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

const tickerIn = (body: Json): Json | undefined => member(member(body, 'data'), 0)

/** Bitget, in tether; errors come with a `code` other than "00000". */
export const bitget: Exchange = {
  title: 'Bitget',
  origin: 'https://api.bitget.com',
  documentation: 'https://www.bitget.com/api-doc/spot/market/Get-Tickers',
  market(base, quote) {
    const symbol = `${base}${inTether(quote)}`
    return { symbol, path: `/api/v2/spot/market/tickers?symbol=${symbol}`, quote: inTether(quote) }
  },
  read(body) {
    const code = member(body, 'code')
    if (code !== '00000') throw sourceError(`${String(member(body, 'msg') ?? 'No message')} (${String(code)})`, code === '429')
    return { amount: amountAt(tickerIn(body), 'lastPr'), timeMs: timeAt(tickerIn(body), 'ts', 'ms') }
  },
  bidAsk(body) {
    const ticker = tickerIn(body)
    return { bid: amountAt(ticker, 'bidPr'), ask: amountAt(ticker, 'askPr') }
  },
  vwap: (body) => averageAt(tickerIn(body), 'quoteVolume', 'baseVolume'),
}
