import type { Ask, Ticker } from './ticker'
import type { RawReply } from './weather'

/** How one exchange dresses a ticker; undefined for a path that it does not have. */
interface Dress {
  /** The symbol that a request asks for. */
  symbol(ask: Ask): string | undefined
  /** True where it has no dollar markets, as the real one. */
  inTether?: boolean
  /** A whole reply. */
  reply(ticker: Ticker, symbol: string): unknown
  /** What it says of a symbol that it does not know. */
  unknown(symbol: string): RawReply
}

const at = (path: string, name: string) => (ask: Ask) => (ask.path.join('/') === path ? (ask.query.get(name) ?? '') : undefined)

/** Exchanges that came after the first six, in the shapes of their documentation. */
export const DRESSES: Readonly<Record<string, Dress>> = {
  gemini: {
    symbol: ({ path: [v1, pubticker, symbol = ''] }) => (v1 === 'v1' && pubticker === 'pubticker' ? symbol.toUpperCase() : undefined),
    reply: ({ price, base, quote, timeMs, volume, value }) => ({
      bid: price,
      ask: price,
      volume: { [base]: volume, [quote]: value, timestamp: timeMs },
      last: price,
    }),
    unknown: (symbol) => ({
      status: 400,
      body: { result: 'error', reason: 'Bad Request', message: `Supplied value '${symbol}' is not a valid symbol` },
    }),
  },
  bitfinex: {
    symbol: ({ path: [v2, ticker, symbol = ''] }) =>
      v2 === 'v2' && ticker === 'ticker' ? symbol.slice(1).replace(':', '').replace('UST', 'USDT').replace('UDC', 'USDC') : undefined,
    reply: ({ price, volume }) => [Number(price), 10, Number(price), 12, 0, 0, Number(price), Number(volume), Number(price), Number(price)],
    unknown: () => ({ status: 500, body: ['error', 10020, 'symbol: invalid'] }),
  },
  cryptocom: {
    symbol: at('exchange/v1/public/get-tickers', 'instrument_name'),
    reply: ({ price, timeMs, volume, value }, i) => ({
      ...{ id: -1, method: 'public/get-tickers', code: 0 },
      result: { data: [{ h: price, l: price, a: price, i, v: volume, vv: value, c: '0', b: price, k: price, t: timeMs }] },
    }),
    unknown: () => ({ status: 400, body: { id: -1, method: 'public/get-tickers', code: 40004, message: 'Invalid instrument_name' } }),
  },
  bybit: {
    inTether: true,
    symbol: at('v5/market/tickers', 'symbol'),
    reply: ({ price, timeMs, volume, value }, symbol) => ({
      ...{ retCode: 0, retMsg: 'OK', retExtInfo: {}, time: timeMs },
      result: {
        category: 'spot',
        list: [{ symbol, bid1Price: price, ask1Price: price, lastPrice: price, turnover24h: value, volume24h: volume }],
      },
    }),
    unknown: () => ({ status: 200, body: { retCode: 10001, retMsg: 'Not supported symbols', result: {}, retExtInfo: {} } }),
  },
  kucoin: {
    inTether: true,
    symbol: at('api/v1/market/stats', 'symbol'),
    reply: ({ price, timeMs, volume, value }, symbol) => ({
      code: '200000',
      data: { time: timeMs, symbol, buy: price, sell: price, last: price, vol: volume, volValue: value },
    }),
    unknown: (symbol) => ({ status: 200, body: { code: '200000', data: { symbol, buy: null, sell: null, last: null, vol: null } } }),
  },
  gate: {
    inTether: true,
    symbol: at('api/v4/spot/tickers', 'currency_pair'),
    reply: ({ price, volume, value }, symbol) => [
      { currency_pair: symbol, last: price, lowest_ask: price, highest_bid: price, base_volume: volume, quote_volume: value },
    ],
    unknown: (symbol) => ({ status: 400, body: { label: 'INVALID_CURRENCY_PAIR', message: `Invalid currency pair ${symbol}` } }),
  },
  bitget: {
    inTether: true,
    symbol: at('api/v2/spot/market/tickers', 'symbol'),
    reply: ({ price, timeMs, volume, value }, symbol) => ({
      ...{ code: '00000', msg: 'success', requestTime: timeMs },
      data: [{ symbol, lastPr: price, bidPr: price, askPr: price, baseVolume: volume, quoteVolume: value, ts: String(timeMs) }],
    }),
    unknown: (symbol) => ({ status: 400, body: { code: '40034', msg: `Parameter ${symbol} does not exist`, data: null } }),
  },
  mexc: {
    inTether: true,
    symbol: at('api/v3/ticker/24hr', 'symbol'),
    reply: ({ price, timeMs, volume, value }, symbol) => ({
      ...{ symbol, lastPrice: price, bidPrice: price, askPrice: price, volume, quoteVolume: value },
      ...{ openTime: timeMs - 86_400_000, closeTime: timeMs, count: null },
    }),
    unknown: () => ({ status: 400, body: { code: -1121, msg: 'Invalid symbol.' } }),
  },
  htx: {
    inTether: true,
    symbol: (ask) => at('market/detail/merged', 'symbol')(ask)?.toUpperCase(),
    reply: ({ price, timeMs, volume, value }, symbol) => ({
      ...{ ch: `market.${symbol.toLowerCase()}.detail.merged`, status: 'ok', ts: timeMs },
      tick: { close: Number(price), amount: Number(volume), vol: Number(value), bid: [Number(price), 1], ask: [Number(price), 1] },
    }),
    unknown: () => ({ status: 200, body: { status: 'error', 'err-code': 'invalid-parameter', 'err-msg': 'invalid symbol' } }),
  },
  binanceus: {
    inTether: true,
    symbol: at('api/v3/ticker/24hr', 'symbol'),
    reply: ({ price, timeMs, volume }, symbol) => ({
      ...{ symbol, lastPrice: price, bidPrice: price, askPrice: price, weightedAvgPrice: price, volume },
      ...{ openTime: timeMs - 86_400_000, closeTime: timeMs },
    }),
    unknown: () => ({ status: 400, body: { code: -1121, msg: 'Invalid symbol.' } }),
  },
}
