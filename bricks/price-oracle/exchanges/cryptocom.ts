import type { Json } from '../../kit'
import { amountAt, type Exchange, member, sourceError, timeAt } from './exchange'

const tickerIn = (body: Json): Json | undefined => member(member(member(body, 'result'), 'data'), 0)

/**
 * Crypto.com Exchange, on its real dollar markets; errors come with a `code` other than 0. Fields have one letter: a is the last trade, b the
 * bid, k the ask. The traded value is in dollars whatever the pair, so no average is made of it.
 */
export const cryptocom: Exchange = {
  title: 'Crypto.com',
  origin: 'https://api.crypto.com',
  documentation: 'https://exchange-docs.crypto.com/exchange/v1/rest-ws/index.html#public-get-tickers',
  market: (base, quote) => ({
    symbol: `${base}_${quote}`,
    path: `/exchange/v1/public/get-tickers?instrument_name=${base}_${quote}`,
    quote,
  }),
  read(body) {
    const code = member(body, 'code')
    if (code !== 0) throw sourceError(`${String(member(body, 'message') ?? 'No message')} (${String(code)})`, code === 42901)
    return { amount: amountAt(tickerIn(body), 'a'), timeMs: timeAt(tickerIn(body), 't', 'ms') }
  },
  bidAsk(body) {
    const ticker = tickerIn(body)
    return { bid: amountAt(ticker, 'b'), ask: amountAt(ticker, 'k') }
  },
}
