import { decodeFunctionData, encodeAbiParameters, encodeFunctionResult, parseAbi, parseAbiParameters } from 'viem'
import { describe, expect, it } from 'vitest'
import { type Host, outputTypes, parseType, refuseValue } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import feedRead from '.'

const blockS = 1_795_357_900
const nowMs = 1_795_357_920_214
const hash = `0x${'0b'.repeat(32)}`
const sequencer = `0x${'5e'.repeat(20)}`
const priceId = `0x${'1d'.repeat(32)}`
const abi = parseAbi([
  'function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)',
  'function decimals() view returns (uint8)',
  'function description() view returns (string)',
  'function getPriceUnsafe(bytes32 id) view returns ((int64 price, uint64 conf, int32 expo, uint256 publishTime))',
])

interface Feed {
  round?: readonly [bigint, bigint, bigint, bigint, bigint]
  decimals?: number
  description?: string
  uptime?: readonly [bigint, bigint, bigint, bigint, bigint]
  pyth?: { price: bigint; conf: bigint; expo: number; publishTime: bigint }
}

const fresh = BigInt(blockS - 60)
const round = (over: Partial<{ id: bigint; answer: bigint; updatedAt: bigint; in: bigint }> = {}) =>
  [over.id ?? 9n, over.answer ?? 348_224_000_000n, fresh, over.updatedAt ?? fresh, over.in ?? over.id ?? 9n] as const

function chainWith(feed: Feed): { chain: Host['chain']; calls: string[] } {
  const calls: string[] = []
  const chain: Host['chain'] = {
    request({ method, params }) {
      if (method.startsWith('eth_getBlockBy')) return Promise.resolve({ number: '0x64', hash, timestamp: `0x${blockS.toString(16)}` })
      const [{ to, data }, at] = params as unknown as [{ to: string; data: `0x${string}` }, { blockHash: string }]
      expect(at).toEqual({ blockHash: hash })
      const { functionName } = decodeFunctionData({ abi, data })
      calls.push(functionName)
      if (functionName === 'decimals') return Promise.resolve(encodeFunctionResult({ abi, functionName, result: feed.decimals ?? 8 }))
      if (functionName === 'description')
        return Promise.resolve(encodeFunctionResult({ abi, functionName, result: feed.description ?? 'ETH / USD' }))
      if (functionName === 'getPriceUnsafe')
        return Promise.resolve(
          encodeFunctionResult({
            abi,
            functionName,
            result: feed.pyth ?? { price: 34_822_400n, conf: 17_411n, expo: -4, publishTime: fresh },
          }),
        )
      const result = to === sequencer ? (feed.uptime ?? [1n, 0n, 1n, 1n, 1n]) : (feed.round ?? round())
      return Promise.resolve(encodeFunctionResult({ abi, functionName, result: result as never }))
    },
  }
  return { chain, calls }
}

const read = (feed: Feed, config: Record<string, unknown> = {}) => runBrick(feedRead, { config, chain: chainWith(feed).chain, nowMs })
const codeOf = (feed: Feed, config: Record<string, unknown> = {}) =>
  read(feed, config).then(
    () => 'ok',
    (fault: { code: string }) => fault.code,
  )
const check = (config: Record<string, unknown>) =>
  (feedRead.check?.({ config: feedRead.config.parse(config), inputs: {} }) ?? []).map(({ code }) => code)

describe('an aggregator', () => {
  it('gives a price with its time, round and block', async () => {
    const { outputs } = await read({})
    expect(outputs).toEqual({
      value: {
        ...{ amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: (blockS - 60) * 1000 },
        sources: ['eip155:1:0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419'],
      },
      ...{ updatedAt: (blockS - 60) * 1000, round: '9', block: '100' },
    })
    for (const [port, type] of Object.entries(outputTypes(feedRead, feedRead.config.parse({}), {})))
      expect(refuseValue(parseType(type), outputs[port])).toBeUndefined()
  })
  it('gives a plain number, also below zero, without asking for its name', async () => {
    const { chain, calls } = chainWith({ round: round({ answer: -5n }), decimals: 0, description: 'Anything / ELSE' })
    const { outputs } = await runBrick(feedRead, { config: { gives: 'decimal' }, chain, nowMs })
    expect(outputs.value).toBe('-5')
    expect(calls).not.toContain('description')
  })
  it.each<[string, Feed, Record<string, unknown>, string]>([
    ['with no round', { round: round({ id: 0n }) }, {}, 'feed_incomplete'],
    ['never updated', { round: round({ updatedAt: 0n }) }, {}, 'feed_incomplete'],
    ['with the answer of an older round', { round: round({ in: 8n }) }, {}, 'feed_incomplete'],
    ['with decimals that no number has', { decimals: 78 }, {}, 'feed_incomplete'],
    ['with no price', { round: round({ answer: 0n }) }, {}, 'feed_incomplete'],
    ['of a time to come', { round: round({ updatedAt: BigInt(blockS + 61) }) }, {}, 'feed_incomplete'],
    ['a little ahead', { round: round({ updatedAt: BigInt(blockS + 60) }) }, {}, 'ok'],
    ['of another pair', { description: 'BTC / USD' }, {}, 'feed_other_pair'],
    ['of another pair, on purpose', { description: 'BTC / USD' }, { checkDescription: false }, 'ok'],
    ['spelt otherwise', { description: 'eth/usd' }, {}, 'ok'],
    ['with a name that is no pair', { description: 'Total value locked' }, {}, 'ok'],
  ])('%s is %s', async (_name, feed, config, code) => {
    expect(await codeOf(feed, config)).toBe(code)
  })
})

describe('its age', () => {
  const seconds = (age: number, config = {}) =>
    codeOf({ round: round({ updatedAt: BigInt(blockS - age) }) }, { maxAgeMs: 100_000, ...config })
  it.each([
    [79, {}, 'ok'],
    [80, {}, 'feed_stale'],
    [100, { ageBy: 'block' }, 'ok'],
    [101, { ageBy: 'block' }, 'feed_stale'],
  ])('of %s s before the block, with %j, is %s', async (age, config, code) => {
    expect(await seconds(age, config)).toBe(code)
  })
  it('may pass with a new round', async () => {
    await expect(read({ round: round({ updatedAt: 1n }) })).rejects.toMatchObject({ code: 'feed_stale', retry: true })
  })
})

describe('a rollup’s sequencer', () => {
  const uptime = (answer: bigint, since: number): Feed => ({ uptime: [1n, answer, BigInt(since), BigInt(since), 1n] })
  it.each<[string, Feed, string]>([
    ['up for long', uptime(0n, blockS - 3600), 'ok'],
    ['up for less than the wait', uptime(0n, blockS - 3599), 'sequencer_down'],
    ['down', uptime(1n, blockS - 99_999), 'sequencer_down'],
    ['unknown', uptime(0n, 0), 'feed_incomplete'],
  ])('%s', async (_name, feed, code) => {
    expect(await codeOf(feed, { sequencer })).toBe(code)
  })
  it('is not asked for when none is set', () => {
    expect(feedRead.limits?.(feedRead.config.parse({ retries: 0 })).requests).toBe(33)
    expect(feedRead.limits?.(feedRead.config.parse({ retries: 0, sequencer })).requests).toBe(34)
  })
})

describe('Pyth', () => {
  const pyth = { kind: 'pyth', priceId, checkDescription: true }
  const price = (over: Partial<NonNullable<Feed['pyth']>>): Feed => ({
    pyth: { price: 34_822_400n, conf: 17_411n, expo: -4, publishTime: fresh, ...over },
  })
  it('gives its price, how sure it is, and when', async () => {
    const { outputs } = await read({}, pyth)
    expect(outputs).toMatchObject({ value: { amount: '3482.24' }, confidence: '1.7411', updatedAt: (blockS - 60) * 1000, block: '100' })
    expect(outputs).not.toHaveProperty('round')
  })
  it.each<[string, Feed, Record<string, unknown>, string]>([
    ['with a positive exponent', price({ price: 3n, conf: 0n, expo: 2 }), {}, 'ok'],
    ['as sure as needed', price({ conf: 348_224n }), {}, 'ok'],
    ['less sure than needed', price({ conf: 348_225n }), {}, 'feed_uncertain'],
    ['with an exponent out of all reason', price({ expo: -2_000_000_000 }), {}, 'feed_incomplete'],
    ['never published', price({ publishTime: 0n }), {}, 'feed_incomplete'],
    ['below zero', price({ price: -1n }), {}, 'feed_incomplete'],
    ['too old', price({ publishTime: BigInt(blockS - 4000) }), {}, 'feed_stale'],
  ])('%s', async (_name, feed, config, code) => {
    expect(await codeOf(feed, { ...pyth, ...config })).toBe(code)
  })
})

describe('a contract that is no such feed', () => {
  it.each(['0x01', encodeAbiParameters(parseAbiParameters('uint256'), [2n ** 200n])])('and gives %s', async (bytes) => {
    const chain: Host['chain'] = {
      request: ({ method }) =>
        Promise.resolve(method === 'eth_call' ? bytes : { number: '0x64', hash, timestamp: `0x${blockS.toString(16)}` }),
    }
    await expect(runBrick(feedRead, { chain, nowMs })).rejects.toMatchObject({ code: 'feed_incomplete' })
  })
})

it.each([
  [{}, []],
  [{ contract: '' }, ['address_missing']],
  [{ sequencer: '0xD8dA6BF26964aF9D7eEd9e03E53415D37aA96045' }, ['address_checksum']],
  [{ kind: 'pyth' }, ['price_id_missing']],
  [{ block: 'latest' }, ['unpinned_block']],
  [{ onFailure: 'value', fallback: '' }, ['bad_fallback']],
])('settings %j give %j', (config, codes) => {
  expect(check(config)).toEqual(codes)
})
