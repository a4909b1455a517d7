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
      gives: z.object({ amount: z.string(), timeMs: z.int().optional() }).optional(),
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
    [
      'coingecko',
      'https://api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true&precision=full',
    ],
  ])('%s is asked at %s', (id, url) => {
    expect(sourcesOf(priceOracleConfig.parse({ pair: 'BTC/USD', sources: [id] })).map((source) => source.url)).toEqual([url])
  })
})
