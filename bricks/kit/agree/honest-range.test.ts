import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuorumPolicy } from '../brick'
import { canonicalJson } from '../canonical'
import { compareDecimals, readDecimal, writeDecimal } from '../decimal'
import { MEDIAN_CONVENTIONS } from '../median'
import { plainValue } from '../plain'
import type { Value } from '../values'
import { agreeBy, identical, meanTrimmed, median, mode, type Strategy, union } from '.'
import { committee, votesOf } from './votes.fixture'

const decimal = (most: bigint) =>
  fc.tuple(fc.bigInt({ min: -most, max: most }), fc.nat(8)).map(([coefficient, scale]) => writeDecimal({ coefficient, scale }))
const honestNumber = decimal(10n ** 9n)
// A lie may stand anywhere: far beyond, at the edge of what is honest, or with a long tail of digits.
const anyNumber = fc.oneof(
  decimal(10n ** 60n),
  honestNumber,
  fc.constantFrom('0', '9'.repeat(100), `-${'9'.repeat(100)}`, `1.${'0'.repeat(98)}1`),
)
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('a', 'b', 'c', true, 1),
  fc.string(),
  fc.jsonValue().map((value) => plainValue(value as Value)),
)
const word: fc.Arbitrary<Value> = fc.constantFrom('a', 'b', 'c', 'd')
const tolerances = fc.constantFrom('0', '2', '100', '1000000000000')

const agree = (strategy: Strategy, values: readonly Value[], policy: QuorumPolicy) =>
  agreeBy(() => strategy)(votesOf(values), undefined, policy)

function expectWithin(value: unknown, honest: readonly string[]) {
  const sorted = honest.map((text) => readDecimal(text)).sort(compareDecimals)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) throw new Error('Nobody is honest.')
  const agreed = readDecimal(String(value))
  expect(compareDecimals(agreed, least)).not.toBe(-1)
  expect(compareDecimals(agreed, most)).not.toBe(1)
}

describe('up to f colluders, whatever they state', () => {
  it('never move a median out of the honest range', () =>
    fc.assert(
      fc.property(
        committee(honestNumber, anyNumber),
        fc.constantFrom(...MEDIAN_CONVENTIONS),
        tolerances,
        ({ policy, honest, all }, convention, maxDispersion) => {
          const outcome = agree(median({ convention, maxDispersion, maxDispersionAbs: '0' }), all, policy)
          if (outcome.ok) expectWithin(outcome.outputs.value, honest)
        },
      ),
    ))
  it('never move a trimmed mean out of the honest range, with any share and rounding', () =>
    fc.assert(
      fc.property(
        committee(honestNumber, anyNumber),
        fc.constantFrom('0', '10', '25', '49.9'),
        fc.constantFrom('half-even', 'half-up', 'down', 'up', 'floor', 'ceil'),
        fc.nat(20),
        tolerances,
        ({ policy, honest, all }, trim, rounding, digits, maxDispersion) => {
          const outcome = agree(meanTrimmed({ trim, rounding, digits, maxDispersion, maxDispersionAbs: '0' }), all, policy)
          if (outcome.ok) expectWithin(outcome.outputs.value, honest)
        },
      ),
    ))
  it('never make identical or mode take a value that no honest worker stated', () =>
    fc.assert(
      fc.property(
        committee(word, anyValue),
        fc.constantFrom(identical, mode({ ignoreCase: false })),
        ({ policy, honest, all }, strategy) => {
          const outcome = agree(strategy, all, policy)
          if (outcome.ok) expect(honest.map(canonicalJson)).toContain(canonicalJson(outcome.outputs.value))
        },
      ),
    ))
  it('never keep a quorum of equal honest workers from being taken', () =>
    fc.assert(
      fc.property(
        committee(fc.constant<Value>('the truth'), anyValue),
        fc.constantFrom(identical, mode({ ignoreCase: true })),
        ({ policy, all }, strategy) => {
          expect(agree(strategy, all, policy)).toMatchObject({ ok: true, outputs: { value: 'the truth' } })
        },
      ),
    ))
  it('never add an item to a union that no honest worker listed', () =>
    fc.assert(
      fc.property(committee<Value>(fc.array(word), fc.oneof(fc.array(anyValue), anyValue)), ({ policy, honest, all }) => {
        const outcome = agree(union, all, policy)
        if (!outcome.ok) throw new Error(outcome.message)
        const known = new Set(honest.flat().map((item) => canonicalJson(item)))
        const items = Array.isArray(outcome.outputs.value) ? outcome.outputs.value : [undefined]
        for (const item of items) expect(known).toContain(canonicalJson(item))
      }),
    ))
  it('get the same verdict in any order of arrival', () =>
    fc.assert(
      fc.property(
        committee<Value>(honestNumber, anyValue),
        fc.nat(),
        fc.constantFrom(
          identical,
          union,
          mode({ ignoreCase: true, digits: 2 }),
          meanTrimmed({ trim: '10', digits: 3, rounding: 'up', maxDispersion: '90', maxDispersionAbs: '9' }),
        ),
        ({ policy, all }, turn, strategy) => {
          const votes = votesOf(all)
          const turned = votes.map((_, index) => votes[(index + turn) % votes.length]).filter((vote) => vote !== undefined)
          const rule = agreeBy(() => strategy)
          const one = rule(votes, undefined, policy)
          const other = rule(turned, undefined, policy)
          const said = ({ judgements, ...rest }: typeof one) =>
            canonicalJson({ ...rest, judgements: judgements.toSorted((a, b) => (a.worker < b.worker ? -1 : 1)) })
          expect(said(other)).toBe(said(one))
        },
      ),
    ))
})
