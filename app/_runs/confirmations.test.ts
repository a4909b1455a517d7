import { describe, expect, it } from 'vitest'
import { foldRun } from '@/engine/core'
import { sampleRuns } from '@/engine/record/sample-run.fixture'
import type { ChainInfo } from '../_contracts/places'
import { countConfirmations } from './confirmations'

const chainAt = (head: number | null): ChainInfo => ({
  id: 'eip155:31337',
  name: 'Local chain',
  symbol: 'ETH',
  local: true,
  blockTimeMs: 1000,
  finality: { tag: 'finalized', confirmations: 12, timeoutMs: 60_000 },
  anchor: `0x${'11'.repeat(20)}`,
  feedFactory: `0x${'22'.repeat(20)}`,
  publicRpcUrl: null,
  state: 'up',
  problem: null,
  head: head === null ? null : { number: head, timeMs: 0 },
  gasPriceWei: null,
  relayer: null,
})
const [final] = foldRun(sampleRuns.settled).settlements
const [included] = foldRun(sampleRuns.settled.filter(({ type }) => type !== 'settlement.final')).settlements
const [broadcast] = foldRun(
  sampleRuns.settled.filter(({ type }) => type !== 'settlement.final' && type !== 'settlement.included'),
).settlements
if (!final || !included || !broadcast) throw new Error('The sample run has no settlement.')

describe('confirmations', () => {
  it('count the block that holds the transaction as the first', () => {
    expect(countConfirmations(included, chainAt(34_118_207))).toEqual({ have: 1, need: 12 })
    expect(countConfirmations(included, chainAt(34_118_213))).toEqual({ have: 7, need: 12 })
  })
  it('never exceed what is needed, nor fall below none', () => {
    expect(countConfirmations(included, chainAt(40_000_000))).toEqual({ have: 12, need: 12 })
    expect(countConfirmations(included, chainAt(1))).toEqual({ have: 0, need: 12 })
  })
  it('are all there once final, even when the chain is down', () => {
    expect(countConfirmations(final, chainAt(null))).toEqual({ have: 12, need: 12 })
  })
  it('are unknown before a block and without a chain', () => {
    expect(countConfirmations(broadcast, chainAt(9))).toBeUndefined()
    expect(countConfirmations(included, undefined)).toBeUndefined()
  })
})
