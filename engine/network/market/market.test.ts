import { CID } from 'multiformats/cid'
import * as rawCodec from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { describe, expect, it } from 'vitest'
import { createDemoHttp } from './demo-http'
import { DEMO_RESERVES, DEMO_RESERVES_CIDS } from './objects'
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
    ['/objects/nothing.json', 404, { message: expect.any(String) }],
    ['/ipfs/bafkreibnoelefnzgwbcacyt4vh52ymxvzbjq7mmqhtcnwarfq4lzegsiqe', 404, { message: expect.any(String) }],
    ['/graphql', 400, { errors: [{ message: expect.any(String) }] }],
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

describe('its stored objects', () => {
  it('are the bytes that their addresses are hashes of', async () => {
    const bytes = new TextEncoder().encode(DEMO_RESERVES)
    const [raw] = DEMO_RESERVES_CIDS
    expect(CID.createV1(rawCodec.code, await sha256.digest(bytes)).toString()).toBe(raw)
    for (const path of ['/objects/reserves.json', ...DEMO_RESERVES_CIDS.map((cid) => `/ipfs/${cid}`)])
      expect(demoReply('phat', nowMs, base + path)).toMatchObject({ status: 200, body: DEMO_RESERVES })
  })
  it('are the same at any time', () => {
    const path = `${base}/objects/reserves.json`
    expect(demoReply('other', nowMs + 1_000_000, path)).toEqual(demoReply('phat', nowMs, path))
  })
})

describe('its pools', () => {
  const ask = (body: unknown) => JSON.parse(demoReply('phat', nowMs, `${base}/graphql`, JSON.stringify(body)).body)
  it('answer a query with a price near that of the exchanges', () => {
    const { data } = ask({ query: 'query($id: ID!) { pool(id: $id) { token0Price } }', variables: { id: 'ETH-USD' } })
    expect(Math.abs(Number(data.pool.token0Price) / priceAt(nowMs) - 1)).toBeLessThan(0.002)
  })
  it('say what they cannot answer as GraphQL does', () => {
    expect(ask({ query: '{ tokens { id } }' })).toMatchObject({ data: null, errors: [{ message: expect.any(String) }] })
    expect(ask({ query: '{ pool }', variables: { id: 'NOPE-USD' } })).toEqual({ data: { pool: null } })
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
