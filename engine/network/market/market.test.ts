import { describe, expect, it } from 'vitest'
import { createDemoHttp } from './demo-http'
import { demoReply } from './reply'

const nowMs = 1_795_357_920_214
const base = 'https://market.demo.invalid'
const at = (timeMs: number, url: string, seed = 'phat') => JSON.parse(demoReply(seed, timeMs, base + url).body)
const priceAt = (timeMs: number, seed?: string) => Number(at(timeMs, '/coinbase/products/ETH-USD/ticker', seed).price)

describe('the demo market', () => {
  it('says the same to everyone, at any time it is asked again', () => {
    expect(demoReply('phat', nowMs, `${base}/weather/london`)).toEqual(demoReply('phat', nowMs, `${base}/weather/london`))
  })
  it('is another market with another seed', () => {
    expect(priceAt(nowMs, 'other')).not.toBe(priceAt(nowMs))
  })
  it('moves a little every minute, and never jumps', () => {
    const moves = Array.from({ length: 500 }, (_, minute) => {
      const before = priceAt(nowMs + minute * 60_000)
      return Math.abs(priceAt(nowMs + (minute + 1) * 60_000) / before - 1) * 100
    }).sort((a, b) => a - b)
    expect(moves[250]).toBeGreaterThan(0.05)
    expect(moves[250]).toBeLessThan(0.3)
    expect(moves.at(-1)).toBeLessThan(1)
  })
  it('differs between exchanges by less than a median tolerates', () => {
    const coinbase = priceAt(nowMs)
    const okx = Number(at(nowMs, '/okx/api/v5/market/ticker?instId=ETH-USD').data[0].last)
    expect(okx).not.toBe(coinbase)
    expect(Math.abs(okx / coinbase - 1)).toBeLessThan(0.002)
  })
  it.each([
    ['/coinbase/products/NOPE-USD/ticker', 404, { message: 'NotFound' }],
    ['/kraken/0/public/Ticker?pair=NOPEUSD', 200, { error: ['EQuery:Unknown asset pair'] }],
    ['/bitstamp/api/v2/ticker/nopeusd/', 404, { status: 'error' }],
    ['/okx/api/v5/market/ticker?instId=NOPE-USD', 200, { code: '51001' }],
    ['/binance/api/v3/ticker/24hr?symbol=ETHUSD', 400, { code: -1121 }],
    ['/coingecko/api/v3/simple/price?ids=nope&vs_currencies=usd', 200, {}],
    ['/weather/atlantis', 404, { message: expect.any(String) }],
    ['/nowhere/at/all', 404, { message: expect.any(String) }],
    ['/', 404, { message: expect.any(String) }],
  ])('refuses %s as the real one would', (url, status, body) => {
    const reply = demoReply('phat', nowMs, base + url)
    expect(reply.status).toBe(status)
    expect(JSON.parse(reply.body)).toMatchObject(body)
  })
  it('has weather that stays what it is within a minute', () => {
    const minute = Math.floor(nowMs / 60_000) * 60_000
    expect(at(minute, '/weather/london')).toEqual(at(minute + 59_999, '/weather/london'))
    expect(at(nowMs, '/weather/singapore').current).toMatchObject({ temperature: expect.any(Number), rainMm: expect.any(Number) })
  })
})

describe('its http', () => {
  const http = createDemoHttp({ clock: { nowMs: () => nowMs } })
  const request = (url: string) => http.request({ method: 'GET', url, headers: {}, timeoutMs: 1000, maxBytes: 1000 })
  it('reaches the demo host', async () => {
    expect(await request(`${base}/weather/london`)).toMatchObject({ status: 200, receivedAtMs: nowMs })
  })
  it.each(['https://example.com/', 'https://market.demo.invalid.example.com/', 'nonsense'])('reaches nothing else: %s', async (url) => {
    await expect(request(url)).rejects.toMatchObject({ code: 'http_unreachable' })
  })
})
