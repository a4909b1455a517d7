import { amountAt, type Exchange, member, sourceError } from './exchange'

/** Coinbase Exchange; errors come as `{message}`. */
export const coinbase: Exchange = {
  title: 'Coinbase',
  origin: 'https://api.exchange.coinbase.com',
  documentation: 'https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-ticker',
  market: (base, quote) => ({ symbol: `${base}-${quote}`, path: `/products/${base}-${quote}/ticker`, quote }),
  read(body) {
    const message = member(body, 'message')
    if (typeof message === 'string') throw sourceError(message)
    const time = member(body, 'time')
    const timeMs = typeof time === 'string' ? Date.parse(time) : Number.NaN
    if (Number.isNaN(timeMs)) throw sourceError('The reply has no time in “time”.')
    return { amount: amountAt(body, 'price'), timeMs }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 'bid'), ask: amountAt(body, 'ask') }),
}
