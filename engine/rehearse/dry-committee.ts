import { hexToBytes } from '@noble/hashes/utils.js'
import { drawCommittee } from '../committee/draw'
import { defaultRosterSize, rosterOf } from '../network/roster'
import { addressOfKey, signDigest } from '../witness/signature'
import { hashOf } from '../witness/witness'
import type { DryMember } from './dry-run'

/** A committee for a dry run, drawn like a real one; the keys follow from the seed and guard nothing. */
export function dryCommittee(seed: string, n: number): DryMember[] {
  const drawn = drawCommittee({
    roster: rosterOf('dry-run', defaultRosterSize),
    randomness: hashOf('phat.dry-run/1', seed),
    deployment: hashOf('phat.dry-run/1', seed),
    epoch: 0,
    policy: { n, minConfidence: 3 },
  })
  return drawn.map((entry) => {
    const key = hexToBytes(hashOf('phat.dry-run-key/1', { seed, index: entry.index }).slice(2))
    return { card: { ...entry, address: addressOfKey(key) }, sign: (digest) => signDigest(digest, key) }
  })
}
