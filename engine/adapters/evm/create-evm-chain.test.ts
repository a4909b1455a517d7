import { createServer, type Server } from 'node:http'
import { createTestClient, encodeDeployData, encodeFunctionData, type Hex, http, parseGwei, parseTransaction, publicActions } from 'viem'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { accountOf, idOf } from '../../contracts/lab'
import { valueReceiverAbi, valueReceiverBytecode } from '../../contracts/test/receivers.gen'
import type { Chain, ChainSettings } from '../../world/chain'
import { type Anvil, startAnvil } from './anvil'
import { createEvmChain } from './create-evm-chain'
import { fundLocal } from './deploy'

const relayerKey = idOf('key of relayer')
const relayer = accountOf('relayer')
const nobody = '0x00000000000000000000000000000000000000aa'
const setValue = (value: bigint): Hex => encodeFunctionData({ abi: valueReceiverAbi, functionName: 'setValue', args: [value, 'x'] })

let anvil: Anvil
let chain: Chain
let receiver: Hex
let node: ReturnType<typeof openNode>

const openNode = (url: string) => createTestClient({ mode: 'anvil', transport: http(url) }).extend(publicActions)

const settingsFor = (rpcUrls: string[], over: Partial<ChainSettings> = {}): ChainSettings => ({
  id: 'eip155:31337',
  name: 'Local chain',
  rpcUrls,
  blockTimeMs: 1_000,
  finality: { tag: 'finalized', confirmations: 0, timeoutMs: 10_000 },
  fees: { kind: 'eip1559', multiplier: 1.25, capWei: parseGwei('500') },
  gas: { estimateMultiplier: 1.2 },
  anchor: nobody,
  feedFactory: nobody,
  local: true,
  ...over,
})

const chainAt = (over: Partial<ChainSettings> = {}, urls = [anvil.url]) => createEvmChain({ settings: settingsFor(urls, over), relayerKey })

/** Signs a call with the next nonce, sends it and waits for its receipt. */
async function sendNext(data: Hex, via = chain) {
  const signed = await via.sign({ to: receiver, data }, await via.nonce(relayer.address, 'latest'))
  await via.broadcast(signed.raw)
  return { signed, receipt: await mined(signed.hash, via) }
}

/** The receipt, as soon as there is one. */
const mined = (hash: Hex, via = chain) => vi.waitUntil(() => via.receipt(hash), { timeout: 10_000, interval: 10 })

beforeAll(async () => {
  anvil = await startAnvil()
  node = openNode(anvil.url)
  chain = chainAt()
  await fundLocal(anvil.url, relayer.address)
  const data = encodeDeployData({ abi: valueReceiverAbi, bytecode: valueReceiverBytecode })
  const raw = await relayer.signTransaction({
    ...{ chainId: 31_337, nonce: 0, gas: 1_000_000n, data, type: 'eip1559' },
    ...{ maxFeePerGas: parseGwei('10'), maxPriorityFeePerGas: 1n },
  })
  const { contractAddress } = await node.waitForTransactionReceipt({ hash: await node.sendRawTransaction({ serializedTransaction: raw }) })
  if (!contractAddress) throw new Error('The receiver was not created.')
  receiver = contractAddress
})

afterAll(() => anvil?.stop())

describe('blocks', () => {
  test('are read by height, from the genesis to the head, and null beyond it', async () => {
    const head = await chain.head()
    expect(await chain.block(head.number)).toEqual(head)
    expect((await chain.block(0n))?.hash).toBe(await chain.genesis())
    expect(await chain.block(head.number + 1_000n)).toBeNull()
  })

  test('are final where the tag is, or where enough confirmations are, whichever is lower', async () => {
    await node.mine({ blocks: 20 })
    const head = (await chain.head()).number
    expect((await chain.final()).number).toBe(head - 2n)
    const policy = (tag: 'latest' | 'finalized', confirmations: number) =>
      chainAt({ finality: { tag, confirmations, timeoutMs: 1 } }).final()
    expect((await policy('latest', 0)).number).toBe(head)
    expect((await policy('latest', 5)).number).toBe(head - 5n)
    expect((await policy('finalized', 1)).number).toBe(head - 2n)
    expect((await policy('latest', 1_000_000)).number).toBe(0n)
  })

  test('are found by time: the newest final one at or before it', async () => {
    for (const interval of [1, 1, 40, 2, 300, 1, 1, 7]) await node.mine({ blocks: 3, interval })
    const final = await chain.final()
    const blocks = await Promise.all(Array.from({ length: Number(final.number) + 1 }, (_, n) => chain.block(BigInt(n))))
    const known = blocks.filter((block) => block !== null)
    for (const { timeMs } of known)
      for (const asked of [timeMs, timeMs + 500, timeMs + 1_500]) {
        const expected = known.filter((block) => block.timeMs <= asked).at(-1)
        expect(await chain.finalAt(asked)).toEqual(expected)
      }
    await expect(chain.finalAt((known[0]?.timeMs ?? 0) - 1)).rejects.toMatchObject({ code: 'block_missing' })
  })

  test('change with a reorg: nothing is remembered, and a call at a replaced block is refused', async () => {
    await node.mine({ blocks: 4 })
    const before = await chain.head()
    await sendNext(setValue(1n))
    const replaced = await chain.head()
    expect(replaced.parentHash).toBe(before.hash)
    await node.request<Reorg>({ method: 'anvil_reorg', params: [2, []] })
    expect((await chain.block(before.number))?.hash).not.toBe(before.hash)
    await expect(chain.call({ to: receiver, data: '0x3fa4f245' }, replaced)).rejects.toMatchObject({ code: 'chain_refused', retry: true })
  })
})

describe('a call', () => {
  test('reads state, also at an older block', async () => {
    const read = { to: receiver, data: encodeFunctionData({ abi: valueReceiverAbi, functionName: 'value' }) }
    await sendNext(setValue(5n))
    const older = await chain.head()
    await sendNext(setValue(6n))
    expect(BigInt((await chain.call(read)) ?? 0)).toBe(6n)
    expect(BigInt((await chain.call(read, older)) ?? 0)).toBe(5n)
  })

  test('to an address without code gives null', async () => {
    expect(await chain.call({ to: nobody, data: '0x12345678' })).toBeNull()
    expect(await chain.call({ to: nobody, data: '0x12345678' }, await chain.head())).toBeNull()
  })

  test('that reverts is a fault which says so', async () => {
    await expect(chain.call({ to: receiver, data: '0xdeadbeef' })).rejects.toMatchObject({ code: 'call_reverted', retry: false })
  })

  test('is simulated with its gas or with the reason of its revert', async () => {
    expect(await chain.simulate({ to: receiver, data: setValue(9n) })).toMatchObject({ ok: true, gas: expect.any(BigInt), result: '0x' })
    expect(await chain.simulate({ to: receiver, data: '0xdeadbeef' })).toMatchObject({ ok: false, reason: 'reverted without a reason' })
    const tooLow = await chain.simulate({ to: receiver, data: setValue(9n), gas: 22_500n })
    expect(tooLow).toMatchObject({ ok: false })
  })
})

describe('a transaction', () => {
  test('is signed without being sent, sent twice without harm, and has a receipt once mined', async () => {
    const nonce = await chain.nonce(relayer.address, 'pending')
    const signed = await chain.sign({ to: receiver, data: setValue(7n) }, nonce)
    expect(await chain.nonce(relayer.address, 'pending')).toBe(nonce)
    expect(await chain.receipt(signed.hash)).toBeNull()
    await chain.broadcast(signed.raw)
    expect(await mined(signed.hash)).toMatchObject({ hash: signed.hash, status: 'success' })
    await chain.broadcast(signed.raw)
    expect(await chain.nonce(relayer.address, 'latest')).toBe(nonce + 1)
  })

  test('waiting in the pool can be sent again, and replaced by one that pays an eighth more', async () => {
    await node.setAutomine(false)
    try {
      const nonce = await chain.nonce(relayer.address, 'latest')
      const first = await chain.sign({ to: receiver, data: setValue(1n) }, nonce)
      await chain.broadcast(first.raw)
      await chain.broadcast(first.raw)
      expect(await chain.receipt(first.hash)).toBeNull()
      expect(await chain.nonce(relayer.address, 'pending')).toBe(nonce + 1)

      const rival = await chain.sign({ to: receiver, data: setValue(3n) }, nonce)
      await expect(chain.broadcast(rival.raw)).rejects.toMatchObject({ code: 'fee_too_low', retry: true })

      const bumped = await chain.sign({ to: receiver, data: setValue(2n) }, nonce, first)
      expect(bumped.gas).toBe(first.gas)
      expect(bumped.maxFeePerGasWei * 8n).toBeGreaterThanOrEqual(first.maxFeePerGasWei * 9n)
      expect(bumped.maxPriorityFeePerGasWei * 8n).toBeGreaterThanOrEqual(first.maxPriorityFeePerGasWei * 9n)
      await chain.broadcast(bumped.raw)
      await node.mine({ blocks: 1 })
      expect(await mined(bumped.hash)).toMatchObject({ status: 'success' })
      expect(await chain.receipt(first.hash)).toBeNull()
      await expect(chain.broadcast(first.raw)).rejects.toMatchObject({ code: 'nonce_taken', retry: false })
    } finally {
      await node.setAutomine(true)
    }
  })

  test('that reverts has a receipt which says so', async () => {
    const signed = await chain.sign({ to: receiver, data: '0xdeadbeef', gas: 100_000n }, await chain.nonce(relayer.address, 'latest'))
    await chain.broadcast(signed.raw)
    expect(await mined(signed.hash)).toMatchObject({ status: 'reverted' })
  })

  test('whose gas is not given gets the estimate and a margin; one that would revert is not signed', async () => {
    const estimate = await chain.simulate({ to: receiver, data: setValue(8n) })
    const signed = await chain.sign({ to: receiver, data: setValue(8n) }, 1_000)
    expect(estimate.ok && signed.gas).toBe(estimate.ok && (estimate.gas * 12n + 9n) / 10n)
    await expect(chain.sign({ to: receiver, data: '0xdeadbeef' }, 1_000)).rejects.toMatchObject({ code: 'call_reverted' })
  })

  test('on a legacy chain has a gas price', async () => {
    const legacy = chainAt({ fees: { kind: 'legacy', multiplier: 2, capWei: parseGwei('500') } })
    const { signed, receipt } = await sendNext(setValue(4n), legacy)
    expect(parseTransaction(signed.raw)).toMatchObject({ type: 'legacy', gasPrice: signed.maxFeePerGasWei })
    expect(receipt).toMatchObject({ status: 'success' })
  })

  test('of a relayer without money is refused with its address', async () => {
    const poor = createEvmChain({ settings: settingsFor([anvil.url]), relayerKey: idOf('key of the poor') })
    const signed = await poor.sign({ to: receiver, data: setValue(1n), gas: 100_000n }, 0)
    const fault = expect.objectContaining({ code: 'relayer_unfunded', message: expect.stringContaining(poor.relayer) })
    await expect(poor.broadcast(signed.raw)).rejects.toEqual(fault)
  })
})

describe('when nodes fail', () => {
  let broken: Server
  let brokenUrl: string
  let asked = 0

  beforeAll(async () => {
    broken = createServer((_request, response) => {
      asked++
      response.writeHead(503).end('down for maintenance')
    })
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    brokenUrl = `${urlOf(broken)}/secret-key`
  })

  afterAll(() => broken.close())

  test('the next URL is asked', async () => {
    const chainId = chainAt({}, [brokenUrl, anvil.url])
    expect(await chainId.head()).toEqual(await chain.head())
    expect(asked).toBeGreaterThan(0)
  })

  test('so it is when one accepts a request and never answers', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const patient = createEvmChain({ settings: settingsFor([urlOf(silent), anvil.url]), relayerKey, timeoutMs: 200 })
    expect(await patient.head()).toEqual(await chain.head())
    silent.closeAllConnections()
    silent.close()
  })

  test('and none is left, every method throws chain_unreachable, without the key in the URL', async () => {
    const alone = chainAt({}, [brokenUrl])
    const call = { to: receiver, data: setValue(1n) }
    const attempts = [
      ...[alone.head(), alone.final(), alone.block(0n), alone.finalAt(0), alone.genesis(), alone.call(call), alone.simulate(call)],
      ...[alone.balanceWei(nobody), alone.nonce(nobody, 'latest'), alone.sign(call, 0), alone.broadcast('0x02'), alone.receipt(idOf('x'))],
      alone.gasPriceWei(),
    ]
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'chain_unreachable', retry: true } })
      expect(String(outcome.status === 'rejected' && outcome.reason.message)).not.toContain('secret-key')
    }
  })
})

function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.')
  return `http://127.0.0.1:${address.port}`
}

interface Reorg {
  Method: 'anvil_reorg'
  Parameters: [number, []]
  ReturnType: null
}
