import { describe, expect, it } from 'vitest'
import { outputTypes, parseType } from '../kit'
import { agreeWith, inliersOf, policyOf } from '../kit/agree/votes.fixture'
import meanTrimmed from '.'

const price = (amount: string, timeMs: number, sources: string[]) => ({ amount, base: 'ETH', quote: 'USD', timeMs, sources })

describe('the trimmed mean', () => {
  it('is the mean of the middle of those near the median of all', () => {
    const outcome = agreeWith(meanTrimmed, ['20.1', '20.2', '20.2', '20.3', '20.4', '20.4', '99'])
    expect(outcome).toMatchObject({ ok: true, outputs: { value: '20.25' } })
    expect(inliersOf(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5'])
    expect(outcome.judgements[6]).toEqual({ worker: 'w6', inlier: false, offPercent: '387.684729' })
  })
  it('drops as many at each end as may lie, even with a share of 0', () => {
    expect(agreeWith(meanTrimmed, ['100', '100', '100', '101.9'], { config: { trim: '0' }, policy: policyOf(4) })).toMatchObject({
      outputs: { value: '100' },
    })
  })
  it('drops the share where that is more', () => {
    const values = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '90']
    const config = { maxDispersion: '10000', trim: '40' }
    expect(agreeWith(meanTrimmed, values, { config, policy: { n: 10, f: 0, q: 6 } })).toMatchObject({ outputs: { value: '5.5' } })
  })
  it('is exact but for its last digit, which is rounded as told and never coarser than the values', () => {
    const policy = { n: 3, f: 0, q: 3 }
    const config = (digits: number, rounding: string) => ({ config: { trim: '0', digits, rounding }, policy })
    expect(agreeWith(meanTrimmed, ['1', '1', '1.01'], config(4, 'half-even'))).toMatchObject({ outputs: { value: '1.0033' } })
    expect(agreeWith(meanTrimmed, ['1', '1', '1.01'], config(4, 'up'))).toMatchObject({ outputs: { value: '1.0034' } })
    expect(agreeWith(meanTrimmed, ['1.001', '1.001', '1.001'], config(0, 'up'))).toMatchObject({ outputs: { value: '1.001' } })
  })
  it('of prices is a price with the median time and the sources that honest workers name', () => {
    const honest = [1, 2, 3, 4, 5, 6].map((timeMs) => price(`100.${timeMs}`, timeMs, ['kraken']))
    const outcome = agreeWith(meanTrimmed, [...honest, price('100.9', 7, ['planted'])])
    expect(outcome).toMatchObject({ outputs: { value: price('100.4', 4, ['kraken']) } })
  })
  it('is refused when fewer than a quorum are near', () => {
    expect(agreeWith(meanTrimmed, ['1', '2', '3', '4', '5', '6', '7'])).toMatchObject({ ok: false, got: 1, need: 5 })
  })
  it('has no fixed number of decimals', () => {
    const of = (type: string) => outputTypes(meanTrimmed, meanTrimmed.config.parse({}), { value: parseType(type) }).value
    expect([of('decimal(USD,8)'), of('price(ETH/USD)'), of('decimal')]).toEqual(['decimal(USD)', 'price(ETH/USD)', 'decimal'])
  })
  it('takes a share below a half only', () => {
    expect(meanTrimmed.config.safeParse({ trim: '50' }).success).toBe(false)
    expect(meanTrimmed.config.safeParse({ trim: '49.9' }).success).toBe(true)
  })
})
