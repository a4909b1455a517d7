import { expect, test } from 'vitest'
import { emptyGraph, type SettlementPoint } from '@/engine/core'
import { initialForm, readStake, readTargets, readTerms } from './deploy-form'

const feed: SettlementPoint = { slot: 0, node: 'n6', interface: 'write(int256,uint64)', feed: { decimals: 8, description: 'ETH / USD' } }
const call: SettlementPoint = { slot: 1, node: 'n7', interface: 'set(uint256)' }
const LOCAL = 'eip155:31337'
const bundleId = `b${'a'.repeat(58)}`
const address = `0x${'ab'.repeat(20)}`

test('a feed is offered on the first chain; a contract waits for its address', () => {
  const form = initialForm(emptyGraph(), [feed, call], [LOCAL])
  expect(form.targets).toEqual({ n6: [{ chain: LOCAL, contract: 'feed' }], n7: [{ chain: LOCAL, contract: '' }] })
  expect(readTerms(form, bundleId, undefined)).toEqual({ ok: false, missing: 'Give the contract’s address for n7.' })
})

test('the graph’s own targets win where this installation has the chain', () => {
  const graph = {
    ...emptyGraph(),
    meta: {
      summary: '',
      tags: [],
      targets: {
        n7: [
          { chain: 'eip155:1', contract: address },
          { chain: LOCAL, contract: address },
        ],
      },
    },
  }
  expect(initialForm(graph, [call], [LOCAL]).targets).toEqual({ n7: [{ chain: LOCAL, contract: address }] })
})

test('an upgrade starts from the terms in force', () => {
  const terms = {
    bundleId,
    targets: { n6: [{ chain: LOCAL, contract: 'feed' as const }] },
    committee: { n: 13, minConfidence: 1 },
    stakePha: 1200,
    validityMs: 120_000,
  }
  const form = initialForm(emptyGraph(), [feed], [LOCAL], terms)
  expect(readTerms(form, bundleId, 5000)).toEqual({ ok: true, terms })
})

test('the same target twice is refused', () => {
  const form = {
    ...initialForm(emptyGraph(), [call], [LOCAL]),
    targets: {
      n7: [
        { chain: LOCAL, contract: address },
        { chain: LOCAL, contract: address.toUpperCase().replace('0X', '0x') },
      ],
    },
  }
  expect(readTargets(form)).toMatchObject({ ok: false })
})

test('a stake is a whole number within the balance', () => {
  expect(['1,200', ' 5 ', '0', '1.5', '', '-3', '99999999999'].map(readStake)).toEqual([
    1200,
    5,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  const form = initialForm(emptyGraph(), [feed], [LOCAL])
  expect(readTerms({ ...form, stake: '10,001' }, bundleId, 10_000)).toMatchObject({ ok: false })
  expect(readTerms({ ...form, stake: '10,000' }, bundleId, 10_000)).toMatchObject({ ok: true })
})
