import type { WorkerCard } from '../committee/committee'
import { hashOf } from '../witness/witness'
import { cities } from './cities'

/** A worker without its key, which only worker code can derive. */
export type RosterEntry = Omit<WorkerCard, 'address'>

/** How many workers the simulated network has, unless told otherwise. */
export const defaultRosterSize = 23_000

// Stakes follow a Pareto law with exponent 2: many small ones, few large.
const smallestStakePha = 1_600
const largestStakePha = 400_000
/** Of a hundred workers, how many have each confidence level or a better one. */
const confidenceUpTo = [38, 62, 80, 92, 100]

const rosters = new Map<string, readonly RosterEntry[]>()
const shareOfAll = cities.reduce((sum, { share }) => sum + share, 0)

/** The simulated network: a pure function of seed and size, equal on every machine. */
export function rosterOf(seed: string, size: number): readonly RosterEntry[] {
  const key = `${seed}/${size}`
  const known = rosters.get(key)
  if (known) return known
  const random = randomFrom(seed)
  const roster = Array.from({ length: size }, (_, index) => {
    const city = cityAt(random() % shareOfAll)
    // Square roots are exact to the last bit on every machine; powers and logarithms are not.
    const stake = Math.floor(smallestStakePha / Math.sqrt((random() + 1) / 2 ** 32))
    const level = random() % 100
    return {
      index,
      city: city.name,
      region: city.region,
      stakePha: Math.min(stake, largestStakePha),
      confidence: confidenceUpTo.findIndex((upTo) => level < upTo) + 1,
    }
  })
  rosters.set(key, roster)
  return roster
}

function cityAt(point: number) {
  let left = point
  for (const city of cities) {
    left -= city.share
    if (left < 0) return city
  }
  throw new Error('The shares of all cities have a point beyond their sum.')
}

/** xoshiro128**, seeded by a hash: whole numbers of 32 bits. */
function randomFrom(seed: string): () => number {
  const hash = hashOf('phat.roster/1', seed)
  const word = (n: number) => Number.parseInt(hash.slice(2 + 8 * n, 10 + 8 * n), 16) | 0
  let [a, b, c, d] = [word(0), word(1), word(2), word(3) | 1]
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by))
  return () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turn(d, 11)
    return result >>> 0
  }
}
