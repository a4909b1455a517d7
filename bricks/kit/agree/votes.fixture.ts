import fc from 'fast-check'
import type { AgreeOutcome, Brick, QuorumPolicy, Vote } from '../brick'
import { parseType } from '../types'
import type { Value } from '../values'

/** The policy of a committee of n. */
export const policyOf = (n: number): QuorumPolicy => {
  const f = Math.floor((n - 1) / 3)
  return { n, f, q: Math.floor((n + f) / 2) + 1 }
}

/** A vote for each value, by w0, w1 …; undefined is a worker whose value is missing. */
export const votesOf = (values: readonly (Value | undefined)[]): Vote[] =>
  values.map((value, index) => ({ worker: `w${index}`, inputs: value === undefined ? {} : { value } }))

/** What an agree brick makes of seven workers’ values, unless told otherwise. */
export function agreeWith(
  brick: Brick,
  values: readonly (Value | undefined)[],
  { config = {}, policy = policyOf(7), type }: { config?: Record<string, unknown>; policy?: QuorumPolicy; type?: string } = {},
): AgreeOutcome {
  const types = type === undefined ? undefined : { value: parseType(type) }
  const outcome = brick.agree?.(votesOf(values), brick.config.parse(config), policy, types)
  if (!outcome) throw new Error(`${brick.title} has no rule.`)
  return outcome
}

/** The workers that count. */
export const inliersOf = ({ judgements }: AgreeOutcome): string[] => judgements.filter(({ inlier }) => inlier).map(({ worker }) => worker)

/** A committee of 4 to 13 with up to f colluders, who stand anywhere among the honest and state what they like. */
export function committee<T>(honest: fc.Arbitrary<T>, lie: fc.Arbitrary<T>): fc.Arbitrary<{ policy: QuorumPolicy; honest: T[]; all: T[] }> {
  return fc.integer({ min: 4, max: 13 }).chain((n) => {
    const policy = policyOf(n)
    return fc.nat(policy.f).chain((liars) =>
      fc
        .record({
          truths: fc.array(honest, { minLength: n - liars, maxLength: n - liars }),
          lies: fc.array(lie, { minLength: liars, maxLength: liars }),
          order: fc.array(fc.nat(), { minLength: n, maxLength: n }),
        })
        .map(({ truths, lies, order }) => ({
          policy,
          honest: truths,
          all: [...truths, ...lies]
            .map((value, index) => ({ value, key: order[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value),
        })),
    )
  })
}
