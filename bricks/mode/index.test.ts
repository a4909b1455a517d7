import { describe, expect, it } from 'vitest'
import { agreeWith, inliersOf } from '../kit/agree/votes.fixture'
import mode from '.'

const words = ['Rain', 'rain', ' RAIN ', 'rain', 'rain', 'snow', undefined]

describe('a mode', () => {
  it('takes values as they are unless told otherwise', () => {
    expect(agreeWith(mode, words, { type: 'text' })).toMatchObject({ ok: false, got: 3, need: 5 })
    expect(agreeWith(mode, ['b', 'b', 'b', 'b', 'b', 'a', 'c'])).toMatchObject({ ok: true, outputs: { value: 'b' } })
  })
  it('counts capitals and spaces as one when told so, and gives the small text', () => {
    const outcome = agreeWith(mode, words, { type: 'text', config: { ignoreCase: true } })
    expect(outcome).toMatchObject({ ok: true, outputs: { value: 'rain' } })
    expect(inliersOf(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })
  it('leaves capitals beyond A–Z alone, so that every machine finds the same', () => {
    expect(agreeWith(mode, Array(7).fill('ÄA'), { config: { ignoreCase: true } })).toMatchObject({ outputs: { value: 'Äa' } })
  })
  it('counts numbers that round to the same as one', () => {
    const numbers = ['1.24', '1.241', '1.2', '1.16', '1.25', '1.26', '9']
    const config = { digits: 1 }
    expect(agreeWith(mode, numbers, { type: 'decimal', config })).toMatchObject({ ok: true, outputs: { value: '1.2' } })
    expect(agreeWith(mode, numbers, { type: 'decimal', config }).judgements[6]).toMatchObject({ inlier: false, offPercent: '650' })
  })
  it('does not round text that reads like a number', () => {
    expect(agreeWith(mode, Array(7).fill('1.26'), { type: 'text', config: { digits: 1 } })).toMatchObject({ outputs: { value: '1.26' } })
  })
})
