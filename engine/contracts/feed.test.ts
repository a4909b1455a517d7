import { encodeFunctionData, type Hex, maxInt256 } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeCreateFeed, encodeFeedWrite, type FeedKey, feedAddress, forwarderAddress } from '../settle/encode'
import { feedFactoryAbi, phatFeedAbi } from './abi.gen'
import { committeeOf, freshId, idOf, type Lab, openLab } from './lab'

const committee = committeeOf('member', 4)

let lab: Lab
let key: FeedKey
let feed: Hex

beforeAll(async () => {
  lab = await openLab()
}, 60_000)

beforeEach(async () => {
  key = { deployment: freshId(), nodeKey: idOf('n5'), decimals: 8, description: 'ETH / USD · €' }
  feed = feedAddress({ factory: lab.feedFactory, anchor: lab.anchor, ...key })
  await lab.registerSet(key.deployment, 1n, committee, lab.registrars)
  await lab.send(lab.feedFactory, encodeCreateFeed(key))
})

afterAll(() => lab?.anvil.stop())

async function write(answer: bigint, observedAt: bigint) {
  const payload = encodeFeedWrite(answer, observedAt)
  const { deployment } = key
  return lab.settle(await lab.reportOf(payload, { deployment, run: freshId(), receiver: feed, observedAt }), payload, committee)
}

const at = () => ({ address: feed, abi: phatFeedAbi }) as const
const latest = () => lab.client.readContract({ ...at(), functionName: 'latestRoundData' })
const roundOf = (id: bigint) => lab.client.readContract({ ...at(), functionName: 'getRoundData', args: [id] })

describe('the factory', () => {
  test('creates a feed where TypeScript and the contract both say it will be', async () => {
    const { deployment, nodeKey, decimals, description } = key
    const args = [deployment, nodeKey, decimals, description] as const
    const onChain = await lab.client.readContract({ address: lab.feedFactory, abi: feedFactoryAbi, functionName: 'feedAddress', args })
    expect(onChain).toBe(feed)
    expect(await lab.client.readContract({ ...at(), functionName: 'decimals' })).toBe(8)
    expect(await lab.client.readContract({ ...at(), functionName: 'description' })).toBe('ETH / USD · €')
    expect(await lab.client.readContract({ ...at(), functionName: 'version' })).toBe(1n)
    const forwarder = forwarderAddress({ anchor: lab.anchor, deployment })
    expect(await lab.client.readContract({ ...at(), functionName: 'forwarder' })).toBe(forwarder)
  })

  test('returns the feed that exists instead of creating it twice', async () => {
    await write(1n, 1_000n)
    expect(await lab.send(lab.feedFactory, encodeCreateFeed(key))).toMatchObject({ ok: true, events: [] })
    expect((await latest())[0]).toBe(1n)
  })

  test('gives each deployment, node, number of decimals and description a feed of its own', () => {
    const keys: FeedKey[] = [
      key,
      { ...key, deployment: idOf('another') },
      { ...key, nodeKey: idOf('n6') },
      { ...key, decimals: 18 },
      { ...key, description: 'BTC / USD' },
    ]
    const addresses = keys.map((each) => feedAddress({ factory: lab.feedFactory, anchor: lab.anchor, ...each }))
    expect(new Set(addresses).size).toBe(keys.length)
  })
})

describe('a feed', () => {
  test('counts rounds from 1 and keeps every one', async () => {
    const observedAt = await lab.nowMs()
    await write(3_000_12345678n, observedAt)
    const firstUpdate = (await lab.client.getBlock()).timestamp
    await write(-5n, observedAt + 2_999n)
    const secondUpdate = (await lab.client.getBlock()).timestamp
    expect(await roundOf(1n)).toEqual([1n, 3_000_12345678n, observedAt / 1000n, firstUpdate, 1n])
    expect(await roundOf(2n)).toEqual([2n, -5n, (observedAt + 2_999n) / 1000n, secondUpdate, 2n])
    expect(await latest()).toEqual(await roundOf(2n))
  })

  test('announces each round', async () => {
    const updated = { eventName: 'AnswerUpdated', args: { current: 77n, roundId: 1n } }
    const result = await write(77n, 5_000n)
    expect(result.ok && result.events).toContainEqual(expect.objectContaining({ ...updated, args: expect.objectContaining(updated.args) }))
  })

  test('says "No data present" for a round that does not exist', async () => {
    await expect(latest()).rejects.toThrow('No data present')
    await write(1n, 1_000n)
    for (const id of [0n, 2n, 2n ** 80n - 1n]) await expect(roundOf(id)).rejects.toThrow('No data present')
  })

  test('ignores a value observed no later than its latest, and the slot still counts as settled', async () => {
    await write(10n, 5_000n)
    for (const observedAt of [4_999n, 5_000n])
      expect(await write(20n, observedAt)).toMatchObject({ ok: true, events: [{ eventName: 'Settled', args: { delivered: true } }] })
    expect((await latest()).slice(0, 2)).toEqual([1n, 10n])
    await write(30n, 5_001n)
    expect((await latest()).slice(0, 2)).toEqual([2n, 30n])
  })

  test('takes the extremes of its range and refuses what does not fit', async () => {
    const most = 2n ** 175n - 1n
    await write(most, 1_000n)
    await write(-most - 1n, 2_000n)
    expect((await roundOf(1n))[1]).toBe(most)
    expect((await roundOf(2n))[1]).toBe(-most - 1n)
    for (const answer of [most + 1n, -most - 2n, maxInt256]) {
      const events = [{ eventName: 'Settled', args: { delivered: false } }]
      expect(await write(answer, 3_000n)).toMatchObject({ ok: true, events })
    }
  })

  test('refuses every writer but the forwarder of its deployment', async () => {
    const data = encodeFunctionData({ abi: phatFeedAbi, functionName: 'write', args: [1n, 1_000n] })
    expect(await lab.send(feed, data)).toEqual({ ok: false, error: 'OnlyForwarder' })

    const other = freshId()
    await lab.registerSet(other, 1n, committee, lab.registrars)
    const report = await lab.reportOf(data, { deployment: other, run: freshId(), receiver: feed })
    expect(await lab.settle(report, data, committee)).toMatchObject({ ok: true, events: [{}, { args: { delivered: false } }] })
    await expect(latest()).rejects.toThrow('No data present')
  })
})
