import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../engine/adapters/http'
import { type Loopback, startLoopback } from '../../engine/adapters/http/loopback.fixture'
import { createDemoHttp } from '../../engine/network/market'
import { Fault, type HttpRequest } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import priceOracle from '.'
import { EXCHANGE_IDS } from './exchanges'

const nowMs = 1_795_357_920_214
const custom = (names: string[]) => names.map((name) => ({ name, url: `https://${name}.test/price` }))
const priceAt = (amounts: Record<string, string>) => (request: HttpRequest) => {
  const amount = amounts[new URL(request.url).hostname.split('.')[0] ?? '']
  return amount === undefined ? new Fault('http_timeout', 'late', { remedy: 'wait', retry: true }) : { body: `{"price":${amount}}` }
}
const run = (amounts: Record<string, string>, more: Record<string, unknown> = {}) =>
  runBrick(priceOracle, {
    config: { sources: [], custom: custom(['a', 'b', 'c', 'd']), ...more },
    http: fakeHttp(priceAt(amounts)).http,
    nowMs,
  })
const check = (config: Record<string, unknown>) => priceOracle.check?.({ config: priceOracle.config.parse(config), inputs: {} }) ?? []

describe('the price', () => {
  it('is the median of the markets, with its time and who gave it', async () => {
    const { outputs } = await run({ a: '3', b: '1', c: '2.5' })
    expect(outputs.price).toEqual({ amount: '2.5', base: 'ETH', quote: 'USD', timeMs: nowMs, sources: ['a', 'b', 'c'] })
  })
  it.each([
    ['lower', '2'],
    ['upper', '3'],
    ['mean-of-two', '2.5'],
  ])('of an even number is by %s %s', async (convention, amount) => {
    const { outputs } = await run({ a: '1', b: '2', c: '3', d: '4' }, { convention })
    expect(outputs.price).toMatchObject({ amount })
  })
  it('keeps digits that a float would lose', async () => {
    const { outputs } = await run({ a: '3482.123456789012345678' }, { minSources: 1 })
    expect(outputs.price).toMatchObject({ amount: '3482.123456789012345678' })
  })
  it('says who was left out, and goes on without', async () => {
    expect((await run({ a: '3', b: '1', c: '2' })).reasons).toEqual(['d left out: late'])
  })
  it.each(['0', '-5', '"abc"', '""'])('never is %s', async (amount) => {
    await expect(run({ a: amount }, { minSources: 1 })).rejects.toMatchObject({ code: 'too_few_sources' })
  })
})

describe('too few markets', () => {
  it('is a fault that names each reason and may pass', async () => {
    await expect(run({ a: '1', b: '2' })).rejects.toMatchObject({
      code: 'too_few_sources',
      retry: true,
      message: '2 of 3 needed markets gave a price of ETH/USD. c: late d: late',
    })
  })
})

describe('age', () => {
  const ticker = (timeMs: number) => ({ body: JSON.stringify({ code: '0', data: [{ last: '1', ts: String(timeMs) }] }) })
  const age = (timeMs: number, maxAgeMs = 30_000) =>
    runBrick(priceOracle, { config: { sources: ['okx'], minSources: 1, maxAgeMs }, http: fakeHttp(() => ticker(timeMs)).http, nowMs })
  it('counts where the market says its time', async () => {
    expect((await age(nowMs - 30_000)).outputs.price).toMatchObject({ timeMs: nowMs - 30_000 })
    await expect(age(nowMs - 30_001)).rejects.toThrow(/30 s old/)
  })
  it('may not lie in the future', async () => {
    await expect(age(nowMs + 60_000)).rejects.toThrow(/in the future/)
  })
})

describe('tether', () => {
  const config = { sources: ['binance'], minSources: 1 }
  const reply = ({ url }: HttpRequest) =>
    url.includes('binance')
      ? { body: JSON.stringify({ lastPrice: '3500', closeTime: nowMs }) }
      : { body: JSON.stringify({ error: [], result: { USDTZUSD: { c: ['0.999', '1'] } } }) }
  it('read as dollars is a warning with a repair', () => {
    expect(check(config)).toMatchObject([
      { code: 'quote_mismatch', severity: 'warning', path: 'sources', fix: { path: 'convertTether', value: true } },
    ])
    expect(check({ ...config, convertTether: true })).toEqual([])
    expect(check({ ...config, pair: 'ETH/USDT' })).toEqual([])
  })
  it('is converted exactly when asked, by a market the owner signs for', async () => {
    const { outputs } = await runBrick(priceOracle, { config: { ...config, convertTether: true }, http: fakeHttp(reply).http, nowMs })
    expect(outputs.price).toMatchObject({ amount: '3496.5', sources: ['binance'] })
    expect(priceOracle.permissions?.(priceOracle.config.parse({ ...config, convertTether: true }))).toEqual({
      hosts: ['api.binance.com', 'api.kraken.com'],
    })
  })
  it('without a rate does not count', async () => {
    const { http } = fakeHttp((request) =>
      request.url.includes('kraken') ? { body: '{"error":["EService:Unavailable"]}' } : reply(request),
    )
    await expect(runBrick(priceOracle, { config: { ...config, convertTether: true }, http, nowMs })).rejects.toThrow(/EService:Unavailable/)
  })
})

describe('a pair that markets do not list as it is', () => {
  const prices: Record<string, string> = { 'ETH-USD': '3500', 'EUR-USD': '1.25', 'BTC-USD': '100000' }
  const okx = ({ url }: HttpRequest) => {
    const last = prices[new URL(url).searchParams.get('instId') ?? '']
    return {
      body: JSON.stringify(last === undefined ? { code: '51001', msg: 'none' } : { code: '0', data: [{ last, ts: String(nowMs) }] }),
    }
  }
  const config = { sources: ['okx'], minSources: 1 }
  it('is a cross rate by way of another currency', async () => {
    const { outputs } = await runBrick(priceOracle, { config: { ...config, pair: 'ETH/EUR', via: 'USD' }, http: fakeHttp(okx).http, nowMs })
    expect(outputs.price).toMatchObject({ amount: '2800', base: 'ETH', quote: 'EUR', sources: ['okx'] })
  })
  it('declares the requests for both of its pairs', () => {
    const both = priceOracle.config.parse({ ...config, sources: ['okx', 'kraken'], pair: 'ETH/EUR', via: 'USD' })
    expect(priceOracle.permissions?.(both).hosts).toEqual(['api.kraken.com', 'api.kraken.com', 'www.okx.com', 'www.okx.com'])
    expect(priceOracle.limits?.(both).requests).toBe(4)
  })
  it('needs enough markets for each of its pairs', async () => {
    const http = fakeHttp(okx).http
    await expect(runBrick(priceOracle, { config: { ...config, pair: 'ETH/GBP', via: 'USD' }, http, nowMs })).rejects.toMatchObject({
      code: 'too_few_sources',
      message: expect.stringMatching(/price of GBP\/USD/),
    })
  })
  it('is turned round', async () => {
    const { outputs } = await runBrick(priceOracle, {
      config: { ...config, pair: 'USD/BTC', inverse: true },
      http: fakeHttp(okx).http,
      nowMs,
    })
    expect(outputs.price).toMatchObject({ amount: '0.00001', base: 'USD', quote: 'BTC' })
  })
  it('takes tether for dollars on neither or both sides', () => {
    const tethered = { sources: ['binance', 'okx'], minSources: 1, pair: 'ETH/EUR', via: 'USD' }
    expect(check(tethered).map(({ code }) => code)).toEqual(['quote_mismatch', 'quote_mismatch'])
    expect(check({ ...tethered, convertTether: true })).toEqual([])
  })
})

describe('outliers', () => {
  const prices = { a: '100', b: '101', c: '102', d: '150' }
  it('stay, unless they are to be left out', async () => {
    expect((await run(prices)).outputs.price).toMatchObject({ amount: '101.5' })
    const cut = await run(prices, { outliers: '3' })
    expect(cut.outputs.price).toMatchObject({ amount: '101', sources: ['a', 'b', 'c'] })
    expect(cut.reasons).toEqual(['d left out: 150 is more than 3 median deviations from the others.'])
  })
  it('count as missing', async () => {
    await expect(run(prices, { outliers: '3', minSources: 4 })).rejects.toMatchObject({ code: 'too_few_sources', retry: true })
  })
})

describe('settings', () => {
  it.each([
    [{ sources: ['okx'] }, ['too_few_sources']],
    [{ pair: 'EUR/USD', sources: ['kraken', 'bitstamp', 'okx', 'coingecko'] }, ['pair_not_listed']],
    [{ custom: [{ name: 'mine', url: 'https://u:p@a.com/' }] }, ['credentials_in_url']],
    [{ custom: [{ name: 'mine', url: 'http://a.com/' }] }, ['insecure_url']],
    [{ custom: [{ name: 'mine', url: 'https://a.com/', path: '$[' }] }, ['bad_path']],
    [{ custom: [...custom(['a']), ...custom(['a'])] }, ['duplicate_source']],
    [{ sources: ['okx', 'gate', 'kraken'], custom: custom(['gate']), convertTether: true }, ['duplicate_source']],
    [{ sources: ['binance', 'binanceus', 'okx'], convertTether: true }, ['shared_upstream']],
    [{ sources: ['coingecko', 'kraken', 'okx'] }, ['shared_upstream']],
    [{ custom: [{ name: 'mine', url: 'https://api.kraken.com/x' }] }, ['shared_upstream']],
    [{ custom: [{ name: 'mine', url: 'https://api.coinbase.com/v2/prices/ETH-USD/spot' }] }, ['shared_upstream']],
    [{ custom: [{ name: 'mine', url: 'https://notkraken.com/x' }] }, []],
    [{ sources: ['kraken', 'coingecko', 'okx', 'bitstamp'], measure: 'vwap' }, ['measure_missing']],
    [{ pair: 'MATIC/USD' }, ['dead_symbol']],
    [{ pair: 'LUNA/USD' }, ['dead_symbol']],
    [{ pair: 'ETH/EUR', via: 'EUR' }, ['way_of_itself']],
    [{ pair: 'ETH/EUR', via: 'USD', inverse: true }, ['way_and_inverse']],
  ])('%j gives %j', (config, codes) => {
    expect(check(config).map(({ code }) => code)).toEqual(codes)
  })
  it.each(['eth/usd', 'ETHUSD', 'ETH/USD/X', ''])('refuses the pair %s', (pair) => {
    expect(priceOracle.config.safeParse({ pair }).success).toBe(false)
  })
  it('permits the hosts of its markets, and only the demo host for the demo, once for each request', () => {
    expect(priceOracle.permissions?.(priceOracle.config.parse({})).hosts).toEqual([
      'api.exchange.coinbase.com',
      'api.kraken.com',
      'www.bitstamp.net',
      'www.okx.com',
    ])
    expect(priceOracle.permissions?.(priceOracle.config.parse({ demo: true })).hosts).toEqual(Array(4).fill('market.demo.invalid'))
  })
})

it.each(['ETH/USD', 'BTC/USD', 'DOT/USD', 'SOL/USD', 'PHA/USD'])('reads %s from every market of the demo', async (pair) => {
  const sources = EXCHANGE_IDS.slice()
  const { outputs, reasons } = await runBrick(priceOracle, {
    config: { pair, demo: true, sources, minSources: sources.length, convertTether: true },
    http: createDemoHttp({ clock: { nowMs: () => nowMs } }),
    nowMs,
  })
  expect(reasons).toEqual([])
  expect(outputs.price).toMatchObject({ sources: [...sources].sort() })
})

it.each(['mid', 'vwap'])('reads the %s of the demo’s markets that give it', async (measure) => {
  const config = priceOracle.config.parse({ demo: true, measure, convertTether: true, sources: EXCHANGE_IDS.slice() })
  const { outputs, reasons } = await runBrick(priceOracle, { config, http: createDemoHttp({ clock: { nowMs: () => nowMs } }), nowMs })
  expect(reasons).toEqual([])
  expect(outputs.price).toMatchObject({ amount: expect.stringMatching(/^3[3-7]\d\d/) })
})

it('offers the new name of a symbol where it is the same coin', () => {
  expect(check({ pair: 'MATIC/USD' })[0]?.fix).toEqual({ title: 'Use POL', path: 'pair', value: 'POL/USD' })
  expect(check({ pair: 'MKR/USD' })[0]?.fix).toBeUndefined()
})

describe('over a real connection', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  it('asks every market at once, and does not wait for one that hangs', async () => {
    server = await startLoopback((request, response) => {
      if (request.url !== '/slow') response.end(`{"price":"${request.url?.slice(1)}"}`)
    })
    const { origin, port } = server
    const http = createHttp({ clock: { nowMs: () => nowMs }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const own = ['10', '11', '13', 'slow'].map((name, index) => ({ name: `m${index}`, url: `${origin}/${name}` }))
    const { outputs, reasons } = await runBrick(priceOracle, { config: { sources: [], custom: own, timeoutMs: 300 }, http, nowMs })
    await http.close()
    expect(outputs.price).toMatchObject({ amount: '11', sources: ['m0', 'm1', 'm2'] })
    expect(reasons).toEqual([expect.stringContaining('m3 left out')])
    expect(server.asked).toHaveLength(4)
  })
})
