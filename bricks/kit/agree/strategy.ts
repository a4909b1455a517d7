import type { AgreeRule, QuorumPolicy } from '../brick'
import type { Value } from '../values'

/** What one worker states at one place. */
export interface Stated {
  worker: string
  value: Value
}

/** How a strategy sees one set of stated values, before anything is agreed. */
export interface Assessment {
  /** Who counts towards the quorum. */
  near: ReadonlySet<string>
  /** Who is shown as an inlier, where that is fewer. */
  inliers?: ReadonlySet<string>
  /** How far off each worker is, percent; null or absent when it cannot be said. */
  off: ReadonlyMap<string, string | null>
  /** What those who count have in common: a phrase after “5 of 7 workers …”. */
  words: string
}

/** One way to make one value of many: first who counts, then what they come to. Pure, and blind to the order of its input. */
export interface Strategy {
  assess(stated: readonly Stated[], policy: QuorumPolicy): Assessment
  /** The value of those who count; undefined when there is none. */
  combine(near: readonly Stated[], policy: QuorumPolicy): Value | undefined
}

/** The rule of an agree brick with one port, `value`: protocol.md, “Agree”. */
export const agreeBy =
  <Config>(strategyOf: (config: Config) => Strategy): AgreeRule<Config> =>
  (votes, config, policy) => {
    const strategy = strategyOf(config)
    const stated = votes.flatMap(({ worker, inputs: { value } }) => (value === undefined ? [] : [{ worker, value }]))
    const { near, inliers = near, off, words } = strategy.assess(stated, policy)
    const judgements = votes.map(({ worker }) => ({ worker, inlier: inliers.has(worker), offPercent: off.get(worker) ?? null }))
    const agreed = strategy.combine(
      stated.filter(({ worker }) => near.has(worker)),
      policy,
    )
    if (near.size < policy.q || agreed === undefined) {
      const message = `${near.size} of ${votes.length} workers ${words}; ${policy.q} are needed.`
      return { ok: false, message, got: near.size, need: policy.q, judgements }
    }
    return { ok: true, outputs: { value: agreed }, judgements }
  }
