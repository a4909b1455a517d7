import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Anvil, startAnvil } from '../adapters/evm'
import { chainNodes } from './chain-nodes'

let anvil: Anvil
let dir = ''
beforeAll(async () => {
  anvil = await startAnvil({ chainId: 4242 })
})
afterAll(() => anvil.stop())
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'phat-nodes-'))
  return () => rmSync(dir, { recursive: true, force: true })
})

const write = (name: string, content: unknown) => writeFileSync(path.join(dir, name), JSON.stringify(content))
const nodes = (env: { CHAIN_RPC_URL?: string } = {}) => chainNodes({ PHAT_DIR: dir, NODE_ENV: 'test', ...env })

describe('the chains that a command may read', () => {
  it('are none where nothing is set up', async () => {
    expect(await nodes()).toEqual([])
  })
  it('are those of nodes.json', async () => {
    write('nodes.json', { 'eip155:1': ['https://a.example.com', 'https://b.example.com'] })
    expect(await nodes()).toEqual([{ id: 'eip155:1', rpcUrls: ['https://a.example.com', 'https://b.example.com'] }])
  })
  it('are the one at CHAIN_RPC_URL, under the number that it has, before others of that number', async () => {
    write('nodes.json', { 'eip155:4242': ['https://a.example.com'], 'eip155:1': ['https://b.example.com'] })
    expect(await nodes({ CHAIN_RPC_URL: anvil.url })).toEqual([
      { id: 'eip155:4242', rpcUrls: [anvil.url] },
      { id: 'eip155:1', rpcUrls: ['https://b.example.com'] },
    ])
  })
  it('are the local chain where “npm start” left its port', async () => {
    write('ports.json', { postgres: 1, chain: anvil.port })
    expect(await nodes()).toEqual([{ id: 'eip155:4242', rpcUrls: [`http://127.0.0.1:${anvil.port}`] }])
  })
  it('leave a node out that does not answer', async () => {
    expect(await nodes({ CHAIN_RPC_URL: 'http://127.0.0.1:9' })).toEqual([])
  })
  it.each([{ 'eip155:1': [] }, { ethereum: ['https://a.example.com'] }, { 'eip155:1': ['ftp://a.example.com'] }, []])(
    'are not read from %j',
    async (content) => {
      write('nodes.json', content)
      await expect(nodes()).rejects.toMatchObject({ code: 'settings_invalid' })
    },
  )
})
