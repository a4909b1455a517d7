import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
  blocks: Array.from({ length: blocks + 1 }, (_, number) => ({ header: { number: `0x${number.toString(16)}` } })),
  transactions: Array.from({ length: blocks + 1 }, (_, number) => ({ block_number: number })),
})

test('a state loses old blocks and their transactions, never the first block or an account', () => {
  const kept = withoutOldBlocks(state(5_000))
  expect(kept.blocks.map(({ header }) => Number(header.number))).toEqual([0, ...Array.from({ length: 2_000 }, (_, index) => 3_001 + index)])
  expect(kept.transactions).toHaveLength(2_001)
  expect(kept.accounts).toEqual(state(1).accounts)
})

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
