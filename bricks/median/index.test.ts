import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgreeOutcome, parseType, type QuorumPolicy, type Value, type Vote } from '../kit'
import median from '.'

const policyOf = (n: number): QuorumPolicy => {
  const f = Math.floor((n - 1) / 3)
  return { n, f, q: Math.floor((n + f) / 2) + 1 }
}
const votesOf = (values: readonly (Value | undefined)[]): Vote[] =>
  values.map((value, index) => ({ worker: `w${index}`, inputs: value === undefined ? {} : { value } }))
const agree = (values: readonly (Value | undefined)[], config: Record<string, unknown> = {}, policy = policyOf(7)): AgreeOutcome => {
  const outcome = median.agree?.(votesOf(values), median.config.parse(config), policy)
  if (!outcome) throw new Error('Median has no rule')
  return outcome
}
const price = (amount: string, timeMs: number, sources: string[], base = 'ETH') => ({ amount, base, quote: 'USD', timeMs, sources })
const inliers = ({ judgements }: AgreeOutcome) => judgements.filter(({ inlier }) => inlier).map(({ worker }) => worker)

describe('its type', () => {
  const typeOf = (convention: string) =>
    typeof median.outputs === 'function' &&
    median.outputs({ config: median.config.parse({ convention }), inputs: { value: parseType('decimal(USD,2)') } }).value

  it('keeps the number of digits, but for the mean of two, which may have one more', () => {
    expect(['lower', 'upper', 'mean-of-two'].map(typeOf)).toEqual(['decimal(USD,2)', 'decimal(USD,2)', 'decimal(USD)'])
  })
})

describe('agreement', () => {
  it('is the median of those near the median of all', () => {
    const outcome = agree(['100', '101', '99', '100.5', '100.2', '150', '20'])
    expect(outcome).toMatchObject({ ok: true, outputs: { value: '100.2' } })
    expect(inliers(outcome)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })
  it('says how far off everyone was, outliers too', () => {
    expect(agree(['100', '100', '100', '100', '100', '150', '99']).judgements.map(({ offPercent }) => offPercent)).toEqual([
      '0',
      '0',
      '0',
      '0',
      '0',
      '50',
      '-1',
    ])
  })
  it('refuses when fewer than a quorum are near', () => {
    expect(agree(['100', '100', '100', '100', '200', '200', '200'])).toMatchObject({ ok: false, got: 4, need: 5 })
  })
  it('counts a missing value as an abstention, and refuses an empty set', () => {
    expect(agree(['100', '100', '100', '100', '100', undefined, undefined])).toMatchObject({ ok: true, outputs: { value: '100' } })
    expect(agree([])).toMatchObject({ ok: false, got: 0, need: 5, judgements: [] })
  })
  it('holds the limit itself for near', () => {
    expect(inliers(agree(['100', '100', '100', '102', '98', '102.0000001', '97.9999999']))).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })
  it('measures around zero by the absolute limit', () => {
    expect(agree(['0', '0.1', '-0.1', '0.2', '-0.2'], {}).ok).toBe(false)
    expect(agree(['0', '0.1', '-0.1', '0.2', '-0.2'], { maxDispersionAbs: '0.2' })).toMatchObject({ ok: true, outputs: { value: '0' } })
  })
  it.each([
    ['lower', '100'],
    ['upper', '101'],
    ['mean-of-two', '100.5'],
  ])('takes of an even number the %s', (convention, value) => {
    expect(agree(['99', '100', '101', '102'], { convention, maxDispersion: '5' }, policyOf(4))).toMatchObject({ outputs: { value } })
  })
})

describe('prices', () => {
  it('carry the median time, and the sources that more than f inliers name', () => {
    const honest = [1, 2, 3, 4, 5].map((timeMs) => price('100', timeMs, ['kraken', 'okx']))
    const outcome = agree([...honest, price('100', 6, ['kraken', 'planted']), price('900', 7, ['elsewhere'])])
    expect(outcome).toMatchObject({ ok: true, outputs: { value: price('100', 3, ['kraken', 'okx']) } })
  })
  it('of another pair are not compared', () => {
    const outcome = agree([...Array(5).fill(price('100', 1, ['a'])), price('100', 1, ['a'], 'BTC'), '100'])
    expect(outcome).toMatchObject({ ok: true })
    expect(inliers(outcome)).toHaveLength(5)
  })
})

const amount = fc.bigInt(1n, 10n ** 30n).map((n) => ({ n, text: n.toString() }))

describe('up to f liars, wherever they stand', () => {
  it('never move the result out of what honest workers saw', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 31 }),
        fc.constantFrom('lower', 'upper', 'mean-of-two'),
        fc.array(amount, { minLength: 31, maxLength: 31 }),
        fc.array(amount, { minLength: 31, maxLength: 31 }),
        fc.nat(),
        (n, convention, honest, lies, seed) => {
          const policy = policyOf(n)
          const truthful = honest.slice(0, n - policy.f)
          const votes = [...truthful, ...lies.slice(0, policy.f)]
          const turned = votes.map((_, index) => votes[(index + seed) % votes.length]?.text)
          // Any distance is near, so that nobody is left out and the median alone protects.
          const outcome = agree(turned, { convention, maxDispersion: '1000000000000000000000000000000000' }, policy)
          if (!outcome.ok) throw new Error(outcome.message)
          const numbers = truthful.map((each) => each.n * 2n)
          const [whole = '0', half] = String(outcome.outputs.value).split('.')
          const doubled = BigInt(whole) * 2n + (half === '5' ? 1n : 0n)
          expect(doubled >= numbers.reduce((a, b) => (a < b ? a : b)) && doubled <= numbers.reduce((a, b) => (a > b ? a : b))).toBe(true)
        },
      ),
    )
  })
  it('change nothing about a result that honest workers agree on exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 31 }), amount, fc.array(amount, { minLength: 10, maxLength: 10 }), (n, honest, lies) => {
        const policy = policyOf(n)
        const outcome = agree([...Array(n - policy.f).fill(honest.text), ...lies.slice(0, policy.f).map(({ text }) => text)], {}, policy)
        expect(outcome).toMatchObject({ ok: true, outputs: { value: honest.text } })
      }),
    )
  })
  it('get the same verdict in any order of arrival', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 7 }), fc.nat(), (values, seed) => {
        const votes = votesOf(values.map(({ text }) => text))
        const turned = votes.map((_, index) => votes[(index + seed) % votes.length]).filter((vote) => vote !== undefined)
        const config = median.config.parse({})
        const value = (outcome?: AgreeOutcome) => (outcome?.ok ? outcome.outputs.value : null)
        expect(value(median.agree?.(turned, config, policyOf(7)))).toEqual(value(median.agree?.(votes, config, policyOf(7))))
      }),
    )
  })
})
