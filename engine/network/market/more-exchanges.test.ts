import { describe, expect, it } from 'vitest'
import { demoReply } from './reply'

const nowMs = 1_795_357_920_214
const ask = (path: string) => demoReply('phat', nowMs, `https://market.demo.invalid${path}`)

describe('an exchange of the demo market', () => {
  it.each([
    ['/gemini/v1/pubticker/nopeusd', 400, { result: 'error' }],
    ['/bitfinex/v2/ticker/tNOPEUSD', 500, ['error', 10020, 'symbol: invalid']],
    ['/cryptocom/exchange/v1/public/get-tickers?instrument_name=NOPE_USD', 400, { code: 40004 }],
    ['/bybit/v5/market/tickers?category=spot&symbol=ETHUSD', 200, { retCode: 10001 }],
    ['/kucoin/api/v1/market/stats?symbol=ETH-USD', 200, { code: '200000', data: { last: null } }],
    ['/gate/api/v4/spot/tickers?currency_pair=ETH_USD', 400, { label: 'INVALID_CURRENCY_PAIR' }],
    ['/bitget/api/v2/spot/market/tickers?symbol=ETHUSD', 400, { code: '40034' }],
    ['/mexc/api/v3/ticker/24hr?symbol=ETHUSD', 400, { code: -1121 }],
    ['/htx/market/detail/merged?symbol=ethusd', 200, { status: 'error' }],
    ['/binanceus/api/v3/ticker/24hr?symbol=ETHUSD', 400, { code: -1121 }],
    ['/bybit/somewhere/else', 404, { message: expect.any(String) }],
  ])('refuses %s as the real one would', (path, status, body) => {
    const reply = ask(path)
    expect(reply.status).toBe(status)
    expect(JSON.parse(reply.body)).toMatchObject(body)
  })
  it('gives a value that its amount times its price makes', () => {
    const { last, vol, volValue } = JSON.parse(ask('/kucoin/api/v1/market/stats?symbol=PHA-USDT').body).data
    expect(vol).toBe('100')
    expect(Number(volValue)).toBeCloseTo(Number(last) * 100, 8)
  })
})
