import { amountAt, averageAt, type Exchange, inTether, member, sourceError } from './exchange'

/** Gate, in tether; errors come as `{label, message}`. The ticker carries no time. */
export const gate: Exchange = {
  title: 'Gate',
  origin: 'https://api.gateio.ws',
  documentation: 'https://www.gate.com/docs/developers/apiv4/en/#get-currency-pair-ticker-information',
  market(base, quote) {
    const symbol = `${base}_${inTether(quote)}`
    return { symbol, path: `/api/v4/spot/tickers?currency_pair=${symbol}`, quote: inTether(quote) }
  },
  read(body) {
    const label = member(body, 'label')
    if (label !== undefined)
      throw sourceError(`${String(member(body, 'message') ?? 'No message')} (${String(label)})`, label === 'TOO_MANY_REQUESTS')
    return { amount: amountAt(member(body, 0), 'last') }
  },
  bidAsk(body) {
    const ticker = member(body, 0)
    return { bid: amountAt(ticker, 'highest_bid'), ask: amountAt(ticker, 'lowest_ask') }
  },
  vwap: (body) => averageAt(member(body, 0), 'quote_volume', 'base_volume'),
}
