import { keccak256, stringToHex } from 'viem'
import { canonicalJson, Fault } from '../../bricks/kit'
import type { CommitteePolicy } from '../deploy/act'
import type { WorkerCard } from './committee'

type Entry = Omit<WorkerCard, 'address'>

/** What a draw follows from; equal inputs draw equal members. */
export interface DrawInput {
  roster: readonly Entry[]
  policy: CommitteePolicy
  deployment: string
  epoch: number
  /** Fixed before the draw by nobody who gains from it. */
  randomness: string
}

/**
 * Draws n members without replacement, each with a chance in proportion to its stake among those not drawn yet.
 * @throws {Fault} `committee_too_small` when fewer than n workers are eligible.
 */
export function drawCommittee({ roster, policy, deployment, epoch, randomness }: DrawInput): Entry[] {
  const eligible = roster.filter(
    ({ confidence, region }) => confidence <= policy.minConfidence && (!policy.regions?.length || policy.regions.includes(region)),
  )
  if (eligible.length < policy.n) {
    throw new Fault('committee_too_small', `Only ${eligible.length} workers meet the committee’s conditions, and ${policy.n} are needed.`, {
      remedy: 'Admit more regions or confidence levels, or ask for a smaller committee.',
    })
  }
  const ends: number[] = []
  let total = 0
  for (const { stakePha } of eligible) {
    total += stakePha
    ends.push(total)
  }
  // Drawing again when a member comes up twice is the same as drawing from the rest.
  const drawn = new Set<Entry>()
  for (let attempt = 0; drawn.size < policy.n; attempt++) {
    const hash = keccak256(stringToHex(`phat.draw/1\n${canonicalJson({ deployment, epoch, randomness, attempt })}`))
    const entry = eligible[firstBeyond(ends, Number(BigInt(hash) % BigInt(total)))]
    if (entry) drawn.add(entry)
  }
  return [...drawn]
}

/** Index of the first end that is greater than the point. */
function firstBeyond(ends: readonly number[], point: number): number {
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > point) high = middle
    else low = middle + 1
  }
  return low
}
