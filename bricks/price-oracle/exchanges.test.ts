import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeHttp } from '../kit/run-brick.fixture'
import { ask } from './ask'
import { priceOracleConfig } from './config'
import { EXCHANGE_IDS, exchanges } from './exchanges'
import { sourcesOf } from './sources'

const fixture = z.object({
  documentation: z.url(),
  replies: z.array(
    z.object({
      name: z.string(),
      status: z.int(),
      body: z.string(),
      gives: z
        .object({ amount: z.string(), timeMs: z.int().optional(), mid: z.string().optional(), vwap: z.string().optional() })
        .optional(),
      fault: z.string().optional(),
      retry: z.boolean().default(false),
    }),
  ),
})
const nowMs = 1_795_357_920_214

describe.each(EXCHANGE_IDS)('%s', (id) => {
  const { documentation, replies } = fixture.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures', `${id}.json`), 'utf8')),
  )
  const config = priceOracleConfig.parse({ sources: [id], minSources: 1 })
  const [source] = sourcesOf(config)

  it('names the page its replies follow', () => {
    expect(documentation).toBe(exchanges[id].documentation)
  })
  it.each(replies)('reads: $name', async ({ status, body, gives, fault, retry }) => {
    if (!source) throw new Error(`${id} does not list ETH/USD`)
    const answer = await ask(fakeHttp(() => ({ status, body })).http, source, config, nowMs)
    if (gives)
      expect(answer).toMatchObject({
        ok: true,
        timeMs: gives.timeMs ?? nowMs,
        amount: expect.stringMatching(new RegExp(`^${gives.amount}0*$`)),
      })
    else expect(answer).toMatchObject({ ok: false, fault: { code: fault } })
    if (!answer.ok && retry) expect(answer.fault.retry).toBe(true)
  })
  it.each(['mid', 'vwap'] as const)('gives %s where its ticker has it', async (measure) => {
    const [measured] = sourcesOf(priceOracleConfig.parse({ sources: [id], measure }))
    const reply = replies.find(({ gives }) => gives?.[measure] !== undefined)
    if (!measured) return expect(reply).toBeUndefined()
    const answer = await ask(fakeHttp(() => ({ body: reply?.body ?? '' })).http, measured, config, nowMs)
    expect(answer).toMatchObject({ ok: true, amount: expect.stringMatching(new RegExp(`^${reply?.gives?.[measure]}0*$`)) })
  })
  it.each(['{}', '[]', 'null', '1', '{"price":{}}', '<html>', '{"result":{"a":1}}'])('makes nothing of %s', async (body) => {
    if (!source) throw new Error(`${id} does not list ETH/USD`)
    const answer = await ask(fakeHttp(() => ({ body })).http, source, config, nowMs)
    expect(answer).toMatchObject({ ok: false, fault: { code: expect.stringMatching(/^(source_error|not_json)$/) } })
  })
})

describe('names of markets', () => {
  it.each([
    ['coinbase', 'https://api.exchange.coinbase.com/products/BTC-USD/ticker'],
    ['kraken', 'https://api.kraken.com/0/public/Ticker?pair=XBTUSD'],
    ['bitstamp', 'https://www.bitstamp.net/api/v2/ticker/btcusd/'],
    ['okx', 'https://www.okx.com/api/v5/market/ticker?instId=BTC-USD'],
    ['binance', 'https://api.binance.com/api/v3/ticker/24hr?symbol=BTCUSDT&type=MINI'],
    ['gemini', 'https://api.gemini.com/v1/pubticker/btcusd'],
    ['bitfinex', 'https://api-pub.bitfinex.com/v2/ticker/tBTCUSD'],
    ['cryptocom', 'https://api.crypto.com/exchange/v1/public/get-tickers?instrument_name=BTC_USD'],
    ['bybit', 'https://api.bybit.com/v5/market/tickers?category=spot&symbol=BTCUSDT'],
    ['kucoin', 'https://api.kucoin.com/api/v1/market/stats?symbol=BTC-USDT'],
    ['gate', 'https://api.gateio.ws/api/v4/spot/tickers?currency_pair=BTC_USDT'],
    ['bitget', 'https://api.bitget.com/api/v2/spot/market/tickers?symbol=BTCUSDT'],
    ['mexc', 'https://api.mexc.com/api/v3/ticker/24hr?symbol=BTCUSDT'],
    ['htx', 'https://api.huobi.pro/market/detail/merged?symbol=btcusdt'],
    ['binanceus', 'https://api.binance.us/api/v3/ticker/24hr?symbol=BTCUSDT&type=MINI'],
    [
      'coingecko',
      'https://api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true&precision=full',
    ],
  ])('%s is asked at %s', (id, url) => {
    expect(sourcesOf(priceOracleConfig.parse({ pair: 'BTC/USD', sources: [id] })).map((source) => source.url)).toEqual([url])
  })
})

it('Bitfinex has names of its own for long symbols and for tether', () => {
  const pathOf = (pair: string) => sourcesOf(priceOracleConfig.parse({ pair, sources: ['bitfinex'] })).map(({ symbol }) => symbol)
  expect([...pathOf('LINK/USD'), ...pathOf('BTC/USDT')]).toEqual(['tLINK:USD', 'tBTCUST'])
})

it.each([
  ['kraken', 'LUNA/USD', ['LUNA2/USD']],
  ['kraken', 'LUNC/USD', ['LUNA/USD']],
  ['bitfinex', 'ATOM/USD', ['tATOUSD']],
  ['bitfinex', 'AMPL/USD', ['tAMPUSD']],
  // What is called AMP or UST there is another coin.
  ['bitfinex', 'AMP/USD', []],
  ['bitfinex', 'UST/USD', []],
])('%s takes %s for no other coin of that name', (id, pair, symbols) => {
  expect(sourcesOf(priceOracleConfig.parse({ pair, sources: [id] })).map(({ symbol }) => symbol)).toEqual(symbols)
})

it('a bid above the ask, or nobody bidding, is no price', async () => {
  const [source] = sourcesOf(priceOracleConfig.parse({ sources: ['coinbase'], measure: 'mid' }))
  if (!source) throw new Error('Coinbase has a bid and an ask')
  const body = (bid: string, ask: string) => JSON.stringify({ bid, ask, price: '2', time: new Date(nowMs).toISOString() })
  for (const text of [body('3', '2'), body('0', '2')])
    expect(await ask(fakeHttp(() => ({ body: text })).http, source, priceOracleConfig.parse({}), nowMs)).toMatchObject({
      ok: false,
      fault: { code: 'source_error' },
    })
})
