import { createTestClient, http, publicActions } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Anvil, startAnvil, withChainReads } from '../../engine/adapters/evm'
import sampleFeed from '../../engine/contracts/artifacts/SampleFeed.json' with { type: 'json' }
import { chainOver } from '../../engine/witness/chain-reads'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import feedRead from '.'

const chain = 'eip155:31337'
const contract = `0x${'fe'.repeat(20)}` as const
const startS = 1_795_350_000
let anvil: Anvil

beforeAll(async () => {
  anvil = await startAnvil({ startedAtS: startS - 60 })
  const node = createTestClient({ mode: 'anvil', transport: http(anvil.url), cacheTime: 0 }).extend(publicActions)
  await node.setCode({ address: contract, bytecode: `0x${sampleFeed.deployedBytecode.slice(2)}` })
  await node.setNextBlockTimestamp({ timestamp: BigInt(startS) })
  // The interval of “mine” itself is added to a clock that runs on, so a slow machine would shift the blocks.
  await node.setBlockTimestampInterval({ interval: 12 })
  await node.mine({ blocks: 20 })
})
afterAll(() => anvil.stop())

const read = (config: Record<string, unknown>, atS = startS + 30) =>
  runBrick(feedRead, {
    config: { chain, contract, ...config },
    chain: chainOver(
      withChainReads(fakeHttp(() => ({})).http, { nodes: [{ id: chain, rpcUrls: [anvil.url] }], clock: { nowMs: () => 0 } }),
    ),
    nowMs: (startS + 300) * 1000,
    inputs: { at: atS * 1000 },
  })

describe('on a real chain', () => {
  it('an aggregator is read at the block of the time', async () => {
    const { outputs } = await read({})
    expect(outputs).toMatchObject({ value: { amount: '3482.24' }, updatedAt: (startS + 24) * 1000, block: '3', round: '1' })
  })
  it('Pyth is read by the id of a price', async () => {
    const { outputs } = await read({ kind: 'pyth', priceId: `0x${'1d'.repeat(32)}` })
    expect(outputs).toMatchObject({ value: { amount: '3482.24' }, confidence: '1.7411', updatedAt: (startS + 19) * 1000 })
    await expect(read({ kind: 'pyth', priceId: `0x${'00'.repeat(32)}` })).rejects.toMatchObject({
      message: expect.stringMatching(/PriceFeedNotFound/),
    })
  })
  it('a value of long ago is refused', async () => {
    await expect(read({ maxAgeMs: 60_000 })).rejects.toMatchObject({ code: 'feed_stale' })
    expect((await read({ maxAgeMs: 60_000, ageBy: 'block' })).outputs).toHaveProperty('value')
  })
  it('an address without a contract is no feed', async () => {
    await expect(read({ contract: `0x${'00'.repeat(19)}99` })).rejects.toMatchObject({ code: 'no_contract' })
  })
})
