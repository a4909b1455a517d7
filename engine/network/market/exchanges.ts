import { DRESSES } from './more-exchanges'
import { demoPrice, isListed } from './price'
import { hashText, smoothNoise } from './random'
import type { Ask } from './ticker'
import type { RawReply } from './weather'

type Answer = (ask: Ask) => RawReply | undefined

/** The reply of an exchange in its real shape; undefined for an unknown exchange or path. */
export function exchangeReply(
  seed: string,
  timeMs: number,
  exchange: string,
  path: readonly string[],
  query: URLSearchParams,
): RawReply | undefined {
  const ask = { seed, timeMs, path, query }
  return Object.hasOwn(ANSWERS, exchange) ? ANSWERS[exchange]?.(ask) : dressed(ask, exchange)
}

function dressed(ask: Ask, exchange: string): RawReply | undefined {
  const dress = Object.hasOwn(DRESSES, exchange) ? DRESSES[exchange] : undefined
  const symbol = dress?.symbol(ask)
  if (!dress || symbol === undefined) return undefined
  const pair = splitSymbol(symbol.replace(/[-_]/, ''))
  if (!pair || (dress.inTether === true && pair.quote === 'USD')) return dress.unknown(symbol)
  const timeMs = tradedAt(ask, exchange)
  const price = demoPrice(ask.seed, exchange, pair.base, pair.quote, timeMs, digitsFor(pair.base))
  // A hundred were traded, all at this price.
  return { status: 200, body: dress.reply({ ...pair, price, timeMs, volume: '100', value: hundredTimes(price) }, symbol) }
}

/** Moves the point of a price with two digits after it or more. */
const hundredTimes = (price: string): string =>
  price.replace(/^(\d+)\.(\d\d)(\d*)$/, (_, whole, moved, rest) => `${whole}${moved}${rest && `.${rest}`}`)

/** Digits after the point by what the price is about: enough to see a small coin move. */
const digitsFor = (base: string): number => (['PHA', 'EUR', 'GBP', 'CHF', 'AUD', 'USDT', 'USDC', 'DOT'].includes(base) ? 5 : 2)

const known = (base: string | undefined, quote: string | undefined): { base: string; quote: string } | undefined =>
  base !== undefined && quote !== undefined && base !== quote && isListed(base) && isListed(quote) ? { base, quote } : undefined

/** The last trade was up to four seconds ago, as on a lively market. */
const tradedAt = ({ seed, timeMs }: Ask, exchange: string): number =>
  timeMs - 2000 + smoothNoise(hashText(`${seed}/${exchange}/trade`), timeMs, 5000, 1900)

/** Splits `ETHUSDT` into two listed currencies, the longest quote first. */
function splitSymbol(symbol: string): { base: string; quote: string } | undefined {
  for (let length = symbol.length - 2; length >= 2; length--) {
    const found = known(symbol.slice(0, symbol.length - length), symbol.slice(-length))
    if (found) return found
  }
  return undefined
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  coinbase(ask) {
    const [products, product = '', ticker] = ask.path
    if (products !== 'products' || ticker !== 'ticker') return undefined
    const pair = known(product.split('-')[0], product.split('-')[1])
    if (!pair) return { status: 404, body: { message: 'NotFound' } }
    const atMs = tradedAt(ask, 'coinbase')
    const price = demoPrice(ask.seed, 'coinbase', pair.base, pair.quote, atMs, digitsFor(pair.base))
    return {
      status: 200,
      body: {
        ask: price,
        bid: price,
        volume: '14213.50812217',
        trade_id: Math.floor(atMs / 1000),
        price,
        size: '0.01',
        time: new Date(atMs).toISOString(),
      },
    }
  },

  kraken(ask) {
    if (ask.path.join('/') !== '0/public/Ticker') return undefined
    const asked = ask.query.get('pair') ?? ''
    const pair = splitSymbol(asked.replace('XBT', 'BTC').replace('XDG', 'DOGE'))
    if (!pair) return { status: 200, body: { error: ['EQuery:Unknown asset pair'] } }
    const price = demoPrice(ask.seed, 'kraken', pair.base, pair.quote, ask.timeMs, digitsFor(pair.base))
    const level = [price, '1', '1.000']
    return {
      status: 200,
      body: {
        error: [],
        result: {
          [krakenName(asked)]: { a: level, b: level, c: [price, '0.01000000'], v: ['1.0', '2.0'], p: [price, price], t: [10, 20] },
        },
      },
    }
  },

  bitstamp(ask) {
    const [api, version, ticker, market = ''] = ask.path
    if (api !== 'api' || version !== 'v2' || ticker !== 'ticker') return undefined
    const pair = splitSymbol(market.toUpperCase())
    if (!pair) return { status: 404, body: { status: 'error', reason: 'Not found', code: 'API0003' } }
    const atMs = tradedAt(ask, 'bitstamp')
    const price = demoPrice(ask.seed, 'bitstamp', pair.base, pair.quote, atMs, digitsFor(pair.base))
    return {
      status: 200,
      body: { timestamp: String(Math.floor(atMs / 1000)), last: price, bid: price, ask: price, volume: '3121.07', vwap: price, side: '0' },
    }
  },

  okx(ask) {
    if (ask.path.join('/') !== 'api/v5/market/ticker') return undefined
    const instId = ask.query.get('instId') ?? ''
    const pair = known(instId.split('-')[0], instId.split('-')[1])
    if (!pair) return { status: 200, body: { code: '51001', msg: "Instrument ID doesn't exist", data: [] } }
    const atMs = tradedAt(ask, 'okx')
    const last = demoPrice(ask.seed, 'okx', pair.base, pair.quote, atMs, digitsFor(pair.base))
    return {
      status: 200,
      body: {
        code: '0',
        msg: '',
        data: [
          {
            instType: 'SPOT',
            instId,
            last,
            lastSz: '0.1',
            askPx: last,
            bidPx: last,
            volCcy24h: hundredTimes(last),
            vol24h: '100',
            ts: String(atMs),
          },
        ],
      },
    }
  },

  binance(ask) {
    if (ask.path.join('/') !== 'api/v3/ticker/24hr') return undefined
    const symbol = ask.query.get('symbol') ?? ''
    const pair = splitSymbol(symbol)
    // Like the real one, this exchange has no dollar markets.
    if (!pair || pair.quote === 'USD') return { status: 400, body: { code: -1121, msg: 'Invalid symbol.' } }
    const lastPrice = demoPrice(ask.seed, 'binance', pair.base, pair.quote, ask.timeMs, digitsFor(pair.base))
    return {
      status: 200,
      body: {
        symbol,
        openPrice: lastPrice,
        highPrice: lastPrice,
        lowPrice: lastPrice,
        lastPrice,
        ...(ask.query.get('type') === 'MINI' ? {} : { bidPrice: lastPrice, askPrice: lastPrice, weightedAvgPrice: lastPrice }),
        volume: '21.5',
        openTime: ask.timeMs - 86_400_000,
        closeTime: ask.timeMs,
      },
    }
  },

  coingecko(ask) {
    if (ask.path.join('/') !== 'api/v3/simple/price') return undefined
    const id = ask.query.get('ids') ?? ''
    const quote = ask.query.get('vs_currencies') ?? ''
    const pair = known(COINGECKO_IDS[id], quote.toUpperCase())
    if (!pair) return { status: 200, body: {} }
    const atMs = tradedAt(ask, 'coingecko')
    const price = Number(demoPrice(ask.seed, 'coingecko', pair.base, pair.quote, atMs, digitsFor(pair.base)))
    return { status: 200, body: { [id]: { [quote]: price, last_updated_at: Math.floor(atMs / 1000) } } }
  },
}

/** Kraken prefixes its oldest currencies: X for coins, Z for money. */
const krakenName = (pair: string): string => (/^(ETH|XBT)(USD|EUR|GBP)$/.test(pair) ? `X${pair.slice(0, 3)}Z${pair.slice(3)}` : pair)

const COINGECKO_IDS: Readonly<Record<string, string>> = {
  bitcoin: 'BTC',
  chainlink: 'LINK',
  ethereum: 'ETH',
  kusama: 'KSM',
  pha: 'PHA',
  polkadot: 'DOT',
  solana: 'SOL',
  tether: 'USDT',
  'usd-coin': 'USDC',
}
