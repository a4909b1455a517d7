import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../ports.mjs'
import { chainAnswers, startChain } from './chain.mjs'
import { mendState, withoutOldBlocks } from './chain-state.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'phat-supervisor-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts) => path.join(folder, ...parts)

function put(file, text) {
  mkdirSync(path.dirname(at(file)), { recursive: true })
  writeFileSync(at(file), text)
}

const state = (blocks) => ({
  block: { number: '0x5' },
  best_block_number: blocks,
  accounts: { '0x01': { balance: '0xffffffffffffffffffffffff' } },
  blocks: Array.from({ length: blocks + 1 }, (_, number) => ({
    header: { number: `0x${number.toString(16)}`, timestamp: `0x${(number + 100).toString(16)}` },
  })),
  transactions: Array.from({ length: blocks + 1 }, (_, number) => ({ block_number: number })),
})

test('a state loses old blocks and their transactions, never the first block or an account', () => {
  const kept = withoutOldBlocks(state(5_000))
  expect(kept.blocks.map(({ header }) => Number(header.number))).toEqual([0, ...Array.from({ length: 2_000 }, (_, index) => 3_001 + index)])
  expect(kept.transactions).toHaveLength(2_001)
  expect(kept.accounts).toEqual(state(1).accounts)
})

test('of several first blocks the eldest stays, and no digit of the rest is lost', () => {
  const text = JSON.stringify({
    ...state(3),
    blocks: [{ header: { number: '0x0', timestamp: '0xfff' } }, ...state(3).blocks, { header: { number: '0x0', timestamp: '0xffe' } }],
  }).replace('"0xffffffffffffffffffffffff"', '123456789012345678901234567890')
  put('state.json', text)
  mendState(at('state.json'))
  const mended = readFileSync(at('state.json'), 'utf8')
  expect(JSON.parse(mended).blocks).toEqual(state(3).blocks)
  expect(JSON.parse(mended).transactions).toEqual(state(3).transactions)
  expect(mended).toContain('123456789012345678901234567890')
})

test('a chain begins with the same block however often it is started', async () => {
  const first = async (url) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getBlockByNumber', params: ['0x0', false] })
    const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return (await reply.json()).result.hash
  }
  const seen = new Set()
  for (let start = 0; start < 5; start++) {
    const port = await freePort()
    const chain = await startChain({ dir: at('chain'), port, log: at('chain.log'), note: () => {} })
    expect(await chainAnswers(`http://127.0.0.1:${port}`)).toBe(true)
    seen.add(await first(`http://127.0.0.1:${port}`))
    await sleep(1200)
    await chain.stop()
  }
  expect(seen.size).toBe(1)
}, 60_000)

test('a half written state is replaced by its copy', () => {
  put('state.json', JSON.stringify(state(3)).slice(0, 40))
  put('state.json.backup', JSON.stringify(state(2)))
  mendState(at('state.json'))
  expect(JSON.parse(readFileSync(at('state.json'), 'utf8'))).toEqual(state(2))
})

test('a damaged state without a copy is left for its owner to decide on', () => {
  put('state.json', '{"block"')
  expect(() => mendState(at('state.json'))).toThrow(/is damaged and has no copy/)
  expect(readFileSync(at('state.json'), 'utf8')).toBe('{"block"')
})
