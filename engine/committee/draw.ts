import type { CommitteePolicy } from '../deploy/act'
import type { Roster, RosterEntry } from '../network/roster'
import { hashOf } from '../witness/witness'

/** What a draw follows from. */
export interface DrawInput {
  roster: Roster
  /** Fixed before any trigger of the epoch: the hash of its first final local block. */
  randomness: string
  deployment: string
  epoch: number
  policy: CommitteePolicy
}

/** Draws a committee by stake, without replacement, from the whole eligible roster; fewer than n when fewer are eligible. */
export function drawCommittee({ roster, randomness, deployment, epoch, policy }: DrawInput): RosterEntry[] {
  const pool: RosterEntry[] = []
  let total = 0
  for (let index = 0; index < roster.size; index++) {
    const entry = roster.entry(index)
    if (entry.confidence > policy.minConfidence) continue
    if (policy.regions && !policy.regions.includes(entry.region)) continue
    pool.push(entry)
    total += entry.stakePha
  }
  const drawn: RosterEntry[] = []
  for (let i = 0; drawn.length < policy.n && pool.length > 0; i++) {
    let point = Number(BigInt(hashOf('phat.draw/1', { randomness, deployment, epoch, i })) % BigInt(total))
    let at = 0
    while (at < pool.length - 1 && point >= (pool[at]?.stakePha ?? 0)) point -= pool[at++]?.stakePha ?? 0
    const [entry] = pool.splice(at, 1)
    if (!entry) break
    total -= entry.stakePha
    drawn.push(entry)
  }
  return drawn
}
