import type { QuorumPolicy } from '../../bricks/kit'

/** f = ⌊(n−1)/3⌋ and q = ⌊(n+f)/2⌋+1: two quorums of n share an honest worker. */
export function quorumOf(n: number): QuorumPolicy {
  const f = Math.floor((n - 1) / 3)
  return { n, f, q: Math.floor((n + f) / 2) + 1 }
}
