import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ChainAsk } from './chain'
import { Fault } from './fault'
import type { ChainRequest, Host } from './host'
import { blockReads, blockSettings, chainLimits, checkBlock, pinBlock } from './pinned-block'

const ask: ChainAsk = { chain: 'eip155:1', timeoutMs: 1000, retries: 1, backoffMs: 100, maxBytes: 10_000 }
const settings = (given: Record<string, unknown> = {}) => z.object(blockSettings()).parse(given)
const hashOf = (number: number) => `0x${number.toString(16).padStart(64, '0')}`

/** A chain whose block n has the time `timesS[n]`; its last block is `latest`, and `finalized` is some blocks behind. */
function chainOf(timesS: readonly number[], finalizedBehind = 0) {
  const asked: ChainRequest[] = []
  const chain: Host['chain'] = {
    request(request) {
      asked.push(request)
      const id = String(request.params[0])
      const tags: Record<string, number> = {
        latest: timesS.length - 1,
        safe: timesS.length - 1,
        finalized: timesS.length - 1 - finalizedBehind,
      }
      const number = tags[id] ?? Number(id)
      const timeS = timesS[number]
      return Promise.resolve(
        timeS === undefined
          ? null
          : { number: `0x${number.toString(16)}`, hash: hashOf(number), timestamp: `0x${timeS.toString(16)}`, extra: 'ignored' },
      )
    },
  }
  return { chain, asked }
}
const every = (seconds: number, count: number, fromS = 1_000_000) => Array.from({ length: count }, (_, index) => fromS + index * seconds)

describe('the final block at a time', () => {
  it.each([
    [12, 2000],
    [2, 100_000],
    [1, 100_000],
  ])('is found on a chain with a block each %s s and %s blocks in few questions', async (seconds, count) => {
    const { chain, asked } = chainOf(every(seconds, count))
    const at = 1_000_000 + seconds * (count - 900) + 0.5 * seconds
    const block = await pinBlock(chain, ask, settings(), { atMs: at * 1000, nowMs: 0 })
    expect(block).toEqual({ number: BigInt(count - 900), hash: hashOf(count - 900), timeMs: (1_000_000 + seconds * (count - 900)) * 1000 })
    expect(asked.length).toBeLessThanOrEqual(6)
  })
  it('is the newest final one while that is not past the time', async () => {
    const { chain, asked } = chainOf(every(12, 100), 3)
    expect(await pinBlock(chain, ask, settings(), { atMs: 2_000_000_000, nowMs: 0 })).toMatchObject({ number: 96n })
    expect(asked).toHaveLength(1)
  })
  it('is of the same moment for workers whose clocks differ within the grid', async () => {
    const { chain } = chainOf(every(1, 300))
    const at = (nowMs: number) => pinBlock(chain, ask, settings({ gridMs: 10_000, behindMs: 5000 }), { atMs: undefined, nowMs })
    expect(await at(1_000_100_001)).toEqual(await at(1_000_109_999))
    expect(await at(1_000_100_001)).toMatchObject({ number: 95n })
  })
  it('does not exist before the first block', async () => {
    const { chain } = chainOf(every(12, 100))
    await expect(pinBlock(chain, ask, settings(), { atMs: 1, nowMs: 0 })).rejects.toMatchObject({ code: 'block_missing' })
  })
  it('is right for any spacing of blocks, within the declared number of questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(0, 1, 12), fc.integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 400 }),
        fc.nat({ max: 1_000_000 }),
        async (gaps, offset) => {
          let now = 1000
          const times = gaps.map((gap) => (now += gap))
          const atS = 1000 + (offset % (now - 1000 + 2))
          const { chain, asked } = chainOf(times)
          const wanted = times.findLastIndex((time) => time <= atS)
          const found = await pinBlock(chain, ask, settings(), { atMs: atS * 1000, nowMs: 0 }).catch((error: Fault) => error.code)
          expect(asked.length).toBeLessThanOrEqual(blockReads(settings()))
          if (wanted < 0) expect(found).toBe('block_missing')
          else expect(found).toMatchObject({ number: BigInt(wanted) })
        },
      ),
    )
  })
})

describe('another block', () => {
  it.each([
    [{ block: 'latest' }, 'eth_getBlockByNumber', 'latest'],
    [{ block: 'finalized' }, 'eth_getBlockByNumber', 'finalized'],
    [{ block: 'given', blockId: '7' }, 'eth_getBlockByNumber', '0x7'],
    [{ block: 'given', blockId: hashOf(7) }, 'eth_getBlockByHash', hashOf(7)],
  ])('%j is asked for by %s', async (given, method, id) => {
    const { chain, asked } = chainOf(every(12, 100))
    await pinBlock(chain, ask, settings(given), { atMs: 5, nowMs: 0 })
    expect(asked).toMatchObject([{ chain: 'eip155:1', method, params: [id, false], timeoutMs: 1000, maxBytes: 32_768 }])
  })
  it('is missing when the chain has none', async () => {
    const { chain } = chainOf(every(12, 10))
    const given = settings({ block: 'given', blockId: '99' })
    await expect(pinBlock(chain, ask, given, { atMs: 5, nowMs: 0 })).rejects.toMatchObject({ code: 'block_missing' })
  })
})

describe('a node that fails', () => {
  it('is asked again after a while, where that may help', async () => {
    const delays: (number | undefined)[] = []
    const chain: Host['chain'] = {
      request({ delayMs }) {
        delays.push(delayMs)
        return Promise.reject(new Fault('http_timeout', 'late', { remedy: '', retry: true }))
      },
    }
    const reading = pinBlock(chain, { ...ask, retries: 2 }, settings({ block: 'latest' }), { atMs: 5, nowMs: 0 })
    await expect(reading).rejects.toMatchObject({ code: 'http_timeout' })
    expect(delays).toEqual([undefined, 100, 200])
  })
})

it.each([
  [{}, []],
  [{ block: 'given' }, ['block_not_given']],
  [{ block: 'latest' }, ['unpinned_block']],
])('settings %j give %j', (given, codes) => {
  expect(checkBlock(settings(given)).map(({ code }) => code)).toEqual(codes)
})

it('declares every question it may ask, with its retries', () => {
  const limits = chainLimits({ ...settings({ block: 'latest' }), timeoutMs: 1000, retries: 1, backoffMs: 100, maxBytes: 10_000 }, 2)
  expect(limits).toEqual({ requests: 6, bytes: 2 * (32_768 + 20_000), timeMs: 4200 })
})
