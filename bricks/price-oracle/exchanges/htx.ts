import { amountAt, averageAt, type Exchange, inTether, member, sourceError, timeAt } from './exchange'

/** HTX (once Huobi), in tether, with numbers as JSON numbers; errors come with HTTP 200 and `status: "error"`. */
export const htx: Exchange = {
  title: 'HTX',
  origin: 'https://api.huobi.pro',
  documentation: 'https://huobiapi.github.io/docs/spot/v1/en/#get-latest-aggregated-ticker',
  market(base, quote) {
    const symbol = `${base}${inTether(quote)}`.toLowerCase()
    return { symbol, path: `/market/detail/merged?symbol=${symbol}`, quote: inTether(quote) }
  },
  read(body) {
    if (member(body, 'status') !== 'ok') {
      const code = String(member(body, 'err-code') ?? 'no code')
      throw sourceError(`${String(member(body, 'err-msg') ?? 'No message')} (${code})`, code === 'api-limit' || code === 'system-busy')
    }
    return { amount: amountAt(member(body, 'tick'), 'close'), timeMs: timeAt(body, 'ts', 'ms') }
  },
  bidAsk(body) {
    const ticker = member(body, 'tick')
    return { bid: amountAt(member(ticker, 'bid'), 0), ask: amountAt(member(ticker, 'ask'), 0) }
  },
  vwap: (body) => averageAt(member(body, 'tick'), 'vol', 'amount'),
}
