import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakeHttp } from '../../../bricks/kit/run-brick.fixture'
import { chainOver } from '../../witness/chain-reads'
import { type Anvil, startAnvil } from './anvil'
import { withChainReads } from './chain-http'

const clock = { nowMs: () => 1_795_357_920_214 }
let anvil: Anvil
let node: Server
let answer = (_body: string): { status?: number; text: string } | null => ({ text: '{}' })
let nodeUrl = ''

beforeAll(async () => {
  anvil = await startAnvil()
  node = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const given = answer(body)
    if (given) response.writeHead(given.status ?? 200).end(given.text)
  })
  await new Promise<void>((done) => node.listen(0, '127.0.0.1', done))
  nodeUrl = `http://127.0.0.1:${(node.address() as AddressInfo).port}/v3/a-key`
})
afterAll(async () => {
  node.closeAllConnections()
  await new Promise((done) => node.close(done))
  await anvil.stop()
})

const { http: outside, asked } = fakeHttp(() => ({ body: 'from outside' }))
const over = (rpcUrls: string[]) => withChainReads(outside, { nodes: [{ id: 'eip155:31337', rpcUrls }], clock })
const ask = (rpcUrls: string[], method: string, params: string[] = [], more: { timeoutMs?: number; maxBytes?: number } = {}) =>
  chainOver(over(rpcUrls)).request({ chain: 'eip155:31337', method, params, timeoutMs: 2000, maxBytes: 10_000, ...more })

describe('a chain of the installation', () => {
  it('is asked at its node', async () => {
    expect(await ask([anvil.url], 'eth_chainId')).toBe('0x7a69')
  })
  it('gives a block without its lists of transactions', async () => {
    const block = await chainOver(over([anvil.url])).request({
      ...{ chain: 'eip155:31337', method: 'eth_getBlockByNumber', params: ['latest', false], timeoutMs: 2000, maxBytes: 4000 },
    })
    expect(block).toMatchObject({ number: '0x0', hash: expect.stringMatching(/^0x/), timestamp: expect.any(String) })
    expect(block).not.toHaveProperty('transactions')
  })
  it('leaves every other request to the internet', async () => {
    const reply = await over([]).request({ method: 'GET', url: 'https://example.com/', headers: {}, timeoutMs: 1, maxBytes: 1 })
    expect(reply.body).toBe('from outside')
    expect(asked.map(({ url }) => url)).toEqual(['https://example.com/'])
  })
})

describe('what it refuses', () => {
  it.each(['eth_sendRawTransaction', 'eth_accounts', 'anvil_setBalance', 'debug_traceCall', 'eth_newFilter', ''])('%j', async (method) => {
    await expect(ask([anvil.url], method)).rejects.toMatchObject({ code: 'chain_method_refused' })
  })
  it('a chain that it has no node of', async () => {
    const question = { chain: 'eip155:1', method: 'eth_chainId', params: [], timeoutMs: 100, maxBytes: 100 }
    await expect(chainOver(over([anvil.url])).request(question)).rejects.toMatchObject({ code: 'chain_unknown' })
  })
  it('an answer beyond the limit', async () => {
    answer = () => ({ text: JSON.stringify({ jsonrpc: '2.0', id: 1, result: `0x${'ab'.repeat(4000)}` }) })
    await expect(ask([nodeUrl], 'eth_call', [], { maxBytes: 1000 })).rejects.toMatchObject({ code: 'http_too_large', retry: false })
  })
  it('an answer without end', async () => {
    answer = () => ({ text: 'x'.repeat(5_000_000) })
    await expect(ask([nodeUrl], 'eth_call', [], { timeoutMs: 5000 })).rejects.toMatchObject({ code: 'http_too_large' })
  })
})

describe('a node that fails', () => {
  it.each([
    ['busy', { text: '{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"too many requests"}}' }],
    ['behind a page', { status: 502, text: '<html>bad gateway</html>' }],
    ['silly', { text: '{"jsonrpc":"2.0","id":1}' }],
  ])('because it is %s lets the next one answer', async (_name, text) => {
    answer = () => text
    expect(await ask([nodeUrl, anvil.url], 'eth_chainId')).toBe('0x7a69')
    await expect(ask([nodeUrl], 'eth_chainId')).rejects.toMatchObject({ code: 'chain_unreachable', retry: true })
  })
  it('does not show the key in its address', async () => {
    answer = () => ({ text: 'no' })
    await expect(ask([nodeUrl], 'eth_chainId')).rejects.toSatisfy((fault: Error) => !JSON.stringify(fault).includes('a-key'))
  })
  it('by saying nothing is late', async () => {
    answer = () => null
    await expect(ask([nodeUrl], 'eth_chainId', [], { timeoutMs: 100 })).rejects.toMatchObject({ code: 'http_timeout', retry: true })
  })
  it('by a refusal of the question is not asked again elsewhere', async () => {
    answer = () => ({ status: 400, text: '{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted: no"}}' })
    await expect(ask([nodeUrl, anvil.url], 'eth_chainId')).rejects.toMatchObject({
      code: 'rpc_error',
      message: expect.stringMatching(/no\.$/),
    })
  })
})
