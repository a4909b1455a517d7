import type { Judgement, PortValues, QuorumPolicy, Vote } from '../../bricks/kit'
import { canonicalJson } from '../../bricks/kit'
import type { Bundle } from '../bundle/bundle'
import { type Catalogue, findBrick } from '../compile/resolve'
import { missingBrick } from '../evaluate/evaluate'
import type { Observation, SettledRead } from '../witness/observation'
import { type Hex, hashOf, observationHash } from '../witness/witness'
import type { Agreement, Shortfall } from './agreement'

/** Observations further than this from the set’s median time are left out, ms. */
export const MAX_SKEW_MS = 30_000

/** What the coordinator or a worker judges: verified observations of one run. */
export interface AgreeInput {
  bundle: Bundle
  catalogue: Catalogue
  run: Hex
  /** Signatures checked already; at most one per member. */
  observations: readonly Observation[]
  policy: QuorumPolicy
}

export type AgreeResult = { ok: true; agreement: Agreement } | { ok: false; shortfall: Shortfall }

/** Hash of a set: the observation hashes of its members in ascending order of address. */
export const setHashOf = (set: readonly Observation[]): Hex =>
  hashOf(
    'phat.set/1',
    set.map(({ body }) => observationHash(body)),
  )

/** Median of whole numbers, the lower of the two middle ones. */
export function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

/**
 * Judges one set by every agree brick of the plan; all must reach the quorum over the same set.
 * The set is every observation within 30 s of the median time, in ascending order of address.
 */
export function agreeOn({ bundle, catalogue, run, observations, policy }: AgreeInput): AgreeResult {
  const sorted = observations.toSorted((a, b) => (a.body.worker < b.body.worker ? -1 : 1))
  const median = lowerMedian(sorted.map(({ body }) => body.observedAtMs))
  const left: Agreement['left'] = []
  const set = sorted.filter(({ body }) => {
    const skew = Math.abs(body.observedAtMs - median)
    if (skew > MAX_SKEW_MS) left.push({ worker: body.worker, reason: `Its clock is ${Math.round(skew / 1000)} s away from the others.` })
    return skew <= MAX_SKEW_MS
  })
  const judgements: Record<string, Judgement[]> = {}
  const short = (message: string, got: number, node?: string): AgreeResult => ({
    ok: false,
    shortfall: { code: 'agreement_shortfall', message, need: policy.q, got, judgements, left, ...(node === undefined ? {} : { node }) },
  })
  if (set.length < policy.q) return short(`${set.length} of ${policy.n} workers answered; ${policy.q} must.`, set.length)

  const like = alike(set, policy.q)
  if (!like.ok)
    return short(`Only ${like.got} workers started from the same input, state and last settled values; ${policy.q} must.`, like.got)

  const values: Record<string, PortValues> = {}
  for (const step of bundle.content.plan.steps) {
    if (step.part !== 'frontier') continue
    const brick = findBrick(catalogue, step.brick, step.version)
    if (!brick?.agree) throw missingBrick(step)
    const votes: Vote[] = set.flatMap(({ body }) => {
      const inputs = body.values[step.id]
      return inputs ? [{ worker: body.worker, inputs: inputs as PortValues }] : []
    })
    const verdict = brick.agree(votes, step.config, policy)
    judgements[step.id] = verdict.judgements
    if (!verdict.ok) return short(verdict.message, verdict.got, step.id)
    values[step.id] = verdict.outputs
  }
  return {
    ok: true,
    agreement: {
      run,
      set,
      setHash: setHashOf(set),
      nowMs: lowerMedian(set.map(({ body }) => body.observedAtMs)),
      values: values as Agreement['values'],
      settled: like.settled,
      judgements,
      left,
    },
  }
}

/** The basis (input, state, settled values) that at least `q` of the set share. */
function alike(set: readonly Observation[], q: number): { ok: true; settled: Record<string, SettledRead> } | { ok: false; got: number } {
  const counts = new Map<string, { count: number; settled: Record<string, SettledRead> }>()
  for (const { body } of set) {
    const key = canonicalJson({ input: body.inputHash, state: body.stateHash, settled: body.settled })
    const entry = counts.get(key)
    if (entry) entry.count++
    else counts.set(key, { count: 1, settled: body.settled })
  }
  const best = [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a), { count: 0, settled: {} })
  return best.count >= q ? { ok: true, settled: best.settled } : { ok: false, got: best.count }
}
