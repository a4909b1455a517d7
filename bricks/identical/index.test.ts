import { describe, expect, it } from 'vitest'
import { agreeWith, inliersOf } from '../kit/agree/votes.fixture'
import identical from '.'

describe('an identical value', () => {
  it('needs a quorum that states it alike, whatever the order of its keys', () => {
    const outcome = agreeWith(identical, [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { a: 1, b: 2 },
      { a: 1, b: 2 },
      { a: 1, b: 2 },
      { a: 2 },
      undefined,
    ])
    expect(outcome).toMatchObject({ ok: true, outputs: { value: { a: 1, b: 2 } } })
    expect(inliersOf(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })
  it('is refused one short of a quorum', () => {
    expect(agreeWith(identical, ['a', 'a', 'a', 'a', 'b', 'b', 'b'])).toMatchObject({
      ok: false,
      got: 4,
      need: 5,
      message: '4 of 7 workers state the same; 5 are needed.',
    })
    expect(agreeWith(identical, [])).toMatchObject({ ok: false, got: 0, judgements: [] })
  })
  it('says how far off numbers were, and null of anything else', () => {
    expect(agreeWith(identical, ['100', '100', '100', '100', '100', '101', 'many']).judgements.map(({ offPercent }) => offPercent)).toEqual(
      ['0', '0', '0', '0', '0', '1', null],
    )
  })
  it('may be null or false', () => {
    expect(agreeWith(identical, Array(7).fill(null))).toMatchObject({ ok: true, outputs: { value: null } })
    expect(agreeWith(identical, Array(7).fill(false))).toMatchObject({ ok: true, outputs: { value: false } })
  })
})
