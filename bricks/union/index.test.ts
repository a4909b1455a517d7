import { describe, expect, it } from 'vitest'
import { agreeWith, inliersOf } from '../kit/agree/votes.fixture'
import union from '.'

describe('a union', () => {
  it('keeps the items that more workers name than may lie', () => {
    const outcome = agreeWith(union, [['b', 'a'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'c'], ['c', 'a'], ['z']])
    expect(outcome).toMatchObject({ ok: true, outputs: { value: ['a', 'b'] } })
    expect(inliersOf(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5'])
  })
  it('says what share of the items a worker does not have in common with it', () => {
    const { judgements } = agreeWith(union, [['a', 'b'], ['a', 'b'], ['a', 'b'], ['a'], [], ['z'], undefined])
    expect(judgements.map(({ offPercent }) => offPercent)).toEqual(['0', '0', '0', '50', '100', '100', null])
  })
  it('counts a worker’s repeats once', () => {
    expect(agreeWith(union, [['a', 'a', 'a'], [], [], [], []])).toMatchObject({ ok: true, outputs: { value: [] } })
  })
  it('sorts numbers by value, and anything else by its canonical JSON', () => {
    expect(agreeWith(union, Array(7).fill(['10', '9', '-1.5']))).toMatchObject({ outputs: { value: ['-1.5', '9', '10'] } })
    expect(agreeWith(union, Array(7).fill([{ b: 1 }, { a: 2 }, true]))).toMatchObject({ outputs: { value: [true, { a: 2 }, { b: 1 }] } })
  })
  it('has one order for numbers among words, whoever states them in which', () => {
    const items = ['10', '9', '1a', '9a', '100']
    for (const turned of [items, items.toReversed(), ['1a', '9', '10', '100', '9a']])
      expect(agreeWith(union, Array(7).fill(turned))).toMatchObject({ outputs: { value: ['9', '10', '100', '1a', '9a'] } })
  })
  it('needs a list from a quorum, be it empty', () => {
    expect(agreeWith(union, [[], [], [], [], undefined, undefined, 'a'])).toMatchObject({ ok: false, got: 4, need: 5 })
    expect(agreeWith(union, [[], [], [], [], []])).toMatchObject({ ok: true, outputs: { value: [] } })
  })
})
