import { decodeFunctionData, parseAbi } from 'viem'
import { describe, expect, it } from 'vitest'
import { parseType, type Value } from '../kit'
import feedWrite from '.'

const nowMs = 1_795_357_920_214
const id = `0x${'11'.repeat(32)}` as const
const call = (value: Value | undefined, decimals = 8) =>
  feedWrite.settle?.call({
    config: feedWrite.config.parse({ decimals }),
    inputs: value === undefined ? {} : { value },
    inputTypes: {},
    nowMs,
    deployment: id,
    bundle: id,
    run: id,
  })
const decoded = (value: Value, decimals?: number) =>
  decodeFunctionData({ abi: parseAbi(['function write(int256 answer, uint64 observedAtMs)']), data: call(value, decimals)?.data ?? '0x' })

describe('the call', () => {
  it.each<[Value, number, bigint]>([
    ['3482.24', 8, 348_224_000_000n],
    [{ amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] }, 8, 348_224_000_000n],
    ['-1.5', 0, -2n],
    ['0.000000005', 8, 0n],
    ['0.000000015', 8, 2n],
    ['1', 18, 10n ** 18n],
  ])('writes %j with %i decimals as %s', (value, decimals, answer) => {
    expect(decoded(value, decimals)).toEqual({ functionName: 'write', args: [answer, BigInt(nowMs)] })
  })
  it('has the bytes that Solidity expects', () => {
    // 8fe471cc is the feed’s own selector, as solc lists it among its methods.
    expect(call('1', 0)?.data).toBe(`0x8fe471cc${'1'.padStart(64, '0')}${nowMs.toString(16).padStart(64, '0')}`)
  })
  it('refuses what no feed can hold, and nothing at all', () => {
    const most = 2n ** 175n - 1n
    expect(decoded(String(most), 0).args[0]).toBe(most)
    for (const beyond of [most + 1n, -most - 2n, 10n ** 78n])
      expect(() => call(String(beyond), 0)).toThrow(expect.objectContaining({ code: 'overflow' }))
    expect(() => call(undefined)).toThrow(expect.objectContaining({ code: 'input_missing' }))
  })
})

describe('the feed', () => {
  it.each([
    ['price(ETH/USD)', '', 'ETH / USD'],
    ['decimal(USD)', '', 'USD'],
    ['decimal', '', 'value'],
    ['price(ETH/USD)', 'My feed', 'My feed'],
  ])('of %s called “%s” is described as %s', (type, description, expected) => {
    expect(feedWrite.settle?.feed?.(feedWrite.config.parse({ description }), { value: parseType(type) })).toEqual({
      decimals: 8,
      description: expected,
    })
  })
})
