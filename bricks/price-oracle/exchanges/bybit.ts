import type { Json } from '../../kit'
import { amountAt, averageAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

const tickerIn = (body: Json): Json | undefined => member(member(member(body, 'result'), 'list'), 0)

/** Too many visits, and the system’s own trouble: both pass. */
const MAY_PASS = ['10006', '10016', '10018']

/** Bybit’s spot markets, in tether; errors come with HTTP 200 and a `retCode` other than 0. The time is that of the reply. */
export const bybit: Exchange = {
  title: 'Bybit',
  origin: 'https://api.bybit.com',
  documentation: 'https://bybit-exchange.github.io/docs/v5/market/tickers',
  market(base, quote) {
    const symbol = `${base}${inTether(quote)}`
    return { symbol, path: `/v5/market/tickers?category=spot&symbol=${symbol}`, quote: inTether(quote) }
  },
  read(body) {
    const code = member(body, 'retCode')
    if (code !== 0)
      throw sourceError(`${String(member(body, 'retMsg') ?? 'No message')} (${String(code)})`, MAY_PASS.includes(String(code)))
    return { amount: amountAt(tickerIn(body), 'lastPrice'), timeMs: timeAt(body, 'time', 'ms') }
  },
  bidAsk(body) {
    const ticker = tickerIn(body)
    return { bid: amountAt(ticker, 'bid1Price'), ask: amountAt(ticker, 'ask1Price') }
  },
  vwap: (body) => averageAt(tickerIn(body), 'turnover24h', 'volume24h'),
}
