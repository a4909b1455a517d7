import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../engine/adapters/http'
import { type Loopback, startLoopback } from '../../engine/adapters/http/loopback.fixture'
import { createDemoHttp } from '../../engine/network/market'
import type { Host, Value } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import priceMove from '.'
import { MARKET_IDS } from './config'
import { judge } from './judge'

const nowMs = 1_795_357_920_214
const configOf = (config: Record<string, unknown> = {}) => priceMove.config.parse(config)
const look = (http: Host['http'], state: Value, config: Record<string, unknown> = {}) =>
  priceMove.trigger?.wake?.check({ config: configOf(config), host: { http }, state, nowMs }) ?? Promise.reject(new Error('It never wakes.'))
const check = (config: Record<string, unknown>) => priceMove.check?.({ config: configOf(config), inputs: {} }) ?? []

/** The moments, by position, at which a row of prices wakes; one look every 15 s. */
function wakes(prices: readonly string[], config: Record<string, unknown> = {}): number[] {
  let state: Value = null
  return prices.flatMap((price, index) => {
    const judged = judge(price, state, nowMs + index * 15_000, configOf({ quietMs: 0, ...config }))
    state = { ...judged.state }
    return judged.wake ? [index] : []
  })
}

describe('a look', () => {
  it('notes the first price and wakes nobody', () => {
    expect(wakes(['100'])).toEqual([])
  })
  it.each([
    [['100', '100.99'], []],
    [['100', '101'], [1]],
    [['100', '99'], [1]],
    [['0.1', '0.101'], [1]],
    [['3482.123456789012345678', '3516.944691356902469134'], []],
    [['3482.123456789012345678', '3516.944691356902469135'], [1]],
  ])('at %j wakes at %j', (prices, at) => {
    expect(wakes(prices)).toEqual(at)
  })
  it('that follows measures on from the price that woke', () => {
    expect(wakes(['100', '101', '101.5', '102.02', '100.9'])).toEqual([1, 3, 4])
  })
  it('that waits for a return wakes once for each time away', () => {
    expect(wakes(['100', '102', '103', '101', '100.8', '100.5', '100.4', '101.2', '105'], { rearm: 'return' })).toEqual([1, 7])
  })
  it('measures from a price that is given, already the first time', () => {
    expect(wakes(['0.98', '0.97', '1', '1.02'], { reference: '1', rearm: 'return' })).toEqual([0, 3])
  })
  it('wakes no more often than it may, and makes up for the move afterwards', () => {
    expect(wakes(['100', '101', '103', '103', '103', '103'], { quietMs: 45_000 })).toEqual([1, 4])
  })
})

describe('the check', () => {
  it('reads the price and says in words what it found', async () => {
    const { http, asked } = fakeHttp(() => ({ body: '{"price":"102.50"}' }))
    const found = await look(http, { reference: '100', armed: true, wokeAtMs: null })
    expect(found).toEqual({
      wake: true,
      state: { reference: '102.5', armed: true, wokeAtMs: nowMs },
      reason: 'Coinbase: 102.50 is 2.5\u00a0% from 100.',
    })
    expect(asked.map(({ url }) => url)).toEqual(['https://api.exchange.coinbase.com/products/ETH-USD/ticker'])
  })
  it.each(['{"price":0}', '{"price":"-1"}', '{"price":"n/a"}', '{}', '[]'])('makes nothing of %s', async (body) => {
    await expect(look(fakeHttp(() => ({ body })).http, null)).rejects.toMatchObject({
      code: expect.stringMatching(/^(source_error|not_a_number)$/),
    })
  })
  it.each(MARKET_IDS)('reads %s as the demo market answers for it', async (source) => {
    const http = createDemoHttp({ clock: { nowMs: () => nowMs } })
    expect(await look(http, null, { source, demo: true, pair: 'BTC/USD' })).toMatchObject({ wake: false, state: { armed: true } })
  })
})

describe('due times', () => {
  it('lie on a grid that each deployment has to itself', () => {
    const config = configOf()
    const at = (deployment?: string) => priceMove.trigger?.next(config, nowMs, deployment) ?? 0
    expect(at() % 15_000).toBe(0)
    expect(at(`0x${'12'.repeat(32)}`)).not.toBe(at(`0x${'ab'.repeat(32)}`))
  })
  it('are the run’s input', async () => {
    const { outputs } = await runBrick(priceMove, { trigger: priceMove.trigger?.input(1000) ?? null })
    expect(outputs).toEqual({ run: true, woken: 1000 })
    await expect(runBrick(priceMove, { trigger: { scheduledAtMs: 1 } })).rejects.toMatchObject({ code: 'bad_trigger' })
  })
})

describe('settings', () => {
  it.each([
    [{ source: 'url' }, ['no_url']],
    [{ source: 'url', url: 'https://u:p@a.com/' }, ['credentials_in_url']],
    [{ source: 'url', url: 'https://a.com/', path: '$[' }, ['bad_path']],
    [{ percent: '0' }, ['always_moves']],
    [{ rearm: 'return', percent: '1', rearmPercent: '1' }, ['rearm_too_high']],
    [{ rearm: 'follow', percent: '1', rearmPercent: '1' }, []],
  ])('%j gives %j', (config, codes) => {
    expect(check(config).map(({ code }) => code)).toEqual(codes)
  })
  it('permit the one host that is watched', () => {
    expect(priceMove.permissions?.(configOf({ source: 'url', url: 'https://a.example:8443/x' }))).toEqual({ hosts: ['a.example:8443'] })
    expect(priceMove.permissions?.(configOf({ demo: true }))).toEqual({ hosts: ['market.demo.invalid'] })
  })
})

describe('over a real connection', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  it('reads a URL of one’s own, and a refusal is a fault', async () => {
    server = await startLoopback((request, response) =>
      request.url === '/price' ? response.end('{"data":{"last":101.5}}') : response.writeHead(503).end(),
    )
    const { origin, port } = server
    const http = createHttp({ clock: { nowMs: () => nowMs }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const state = { reference: '100', armed: true, wokeAtMs: null }
    expect(await look(http, state, { source: 'url', url: `${origin}/price`, path: '$.data.last' })).toMatchObject({ wake: true })
    await expect(look(http, state, { source: 'url', url: `${origin}/down` })).rejects.toMatchObject({ retry: true })
    await http.close()
  })
})
