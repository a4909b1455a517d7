import { createTestClient, createWalletClient, encodeFunctionData, http, publicActions } from 'viem'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Anvil, startAnvil, withChainReads } from '../../engine/adapters/evm'
import { sampleFeedAbi, sampleFeedBytecode } from '../../engine/contracts/test/receivers.gen'
import { chainOver } from '../../engine/witness/chain-reads'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import evmRead from '.'

const chain = 'eip155:31337'
const clock = { nowMs: () => Date.now() }
const who = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'
let anvil: Anvil
let contract = ''
let firstS = 0

beforeAll(async () => {
  anvil = await startAnvil()
  const node = createTestClient({ mode: 'anvil', transport: http(anvil.url), cacheTime: 0, pollingInterval: 10 }).extend(publicActions)
  const wallet = createWalletClient({ account: who, transport: http(anvil.url) })
  const created = await node.waitForTransactionReceipt({
    hash: await wallet.deployContract({ abi: sampleFeedAbi, bytecode: sampleFeedBytecode, chain: null }),
  })
  contract = created.contractAddress ?? ''
  firstS = Number((await node.getBlock()).timestamp) + 100
  for (const [index, answer] of [100n, 200n, 300n].entries()) {
    await node.setNextBlockTimestamp({ timestamp: BigInt(firstS + index * 10) })
    const data = encodeFunctionData({
      abi: sampleFeedAbi,
      functionName: 'setRound',
      args: [BigInt(index + 1), answer, 1n, 2n, BigInt(index + 1)],
    })
    await node.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ to: created.contractAddress ?? who, data, chain: null }) })
  }
  await node.mine({ blocks: 5, interval: 10 })
})
afterAll(() => anvil.stop())

const read = (config: Record<string, unknown>, inputs = {}) =>
  runBrick(evmRead, {
    config: { chain, contract, ...config },
    chain: chainOver(withChainReads(fakeHttp(() => ({})).http, { nodes: [{ id: chain, rpcUrls: [anvil.url] }], clock })),
    nowMs: (firstS + 1000) * 1000,
    inputs,
  })

it('reads a contract as it was at the block of a time', async () => {
  const at = (offsetS: number) => read({ mode: 'call', function: 'latestAnswer() returns (int256)' }, { at: (firstS + offsetS) * 1000 })
  expect((await at(0)).outputs).toMatchObject({ value: '100', block: '2', time: firstS * 1000 })
  expect((await at(19.9)).outputs).toMatchObject({ value: '200', block: '3' })
  expect((await at(20)).outputs).toMatchObject({ value: '300', block: '4', hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) })
})
it('reads every kind of type', async () => {
  const { outputs } = await read(
    {
      mode: 'call',
      function:
        'mirror(address who, uint256[] amounts, bool flag, bytes32 id) returns (address who, uint256 total, bool flag, bytes32 id, (uint256 amount, string note)[] items, uint40 seenAt)',
      args: { flag: 'true', amounts: '[1, "20000000000000000000"]', id: `0x${'0f'.repeat(32)}` },
      decimalsOf: { amount: 18 },
      block: 'finalized',
    },
    { who },
  )
  expect(outputs.value).toEqual({
    ...{ who, flag: true, id: `0x${'0f'.repeat(32)}`, total: '20000000000000000001' },
    items: [
      { amount: '0.000000000000000001', note: 'item' },
      { amount: '20', note: 'item' },
    ],
    seenAt: String(Number(outputs.time) / 1000),
  })
})
it('reads a balance', async () => {
  const { outputs } = await read({ mode: 'balance', account: who })
  expect(outputs.value).toMatch(/^9999\.\d+$/)
})
it('reads events within its blocks, and only those asked for', async () => {
  const event = 'AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt)'
  const all = await read({ mode: 'logs', event })
  expect(all.outputs.value).toMatchObject([{ current: '100' }, { current: '200', roundId: '2' }, { current: '300', block: '4' }])
  expect((await read({ mode: 'logs', event, topics: { roundId: '3' } })).outputs.value).toMatchObject([{ current: '300' }])
  expect((await read({ mode: 'logs', event, blocks: 1, block: 'given', blockId: '3' })).outputs.value).toMatchObject([{ current: '200' }])
})
it('says why a contract refuses', async () => {
  await expect(read({ mode: 'call', function: 'refuse() returns (uint256)' })).rejects.toMatchObject({
    code: 'rpc_error',
    message: expect.stringMatching(/not today/),
  })
  await expect(read({ mode: 'call', contract: `0x${'00'.repeat(19)}99` })).rejects.toMatchObject({ code: 'no_contract' })
})
