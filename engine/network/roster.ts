import { hashOf } from '../witness/witness'
import { CITIES } from './cities'

/** How many workers the simulated network has, as the published one had in 2023. */
export const ROSTER_SIZE = 23_000

/** What the network knows of a worker apart from its key. */
export interface RosterEntry {
  index: number
  city: string
  region: string
  /** Whole test PHA. */
  stakePha: number
  /** 1 is best, 5 worst. */
  confidence: number
}

/** The simulated network’s workers: a pure function of a public seed and a size. */
export interface Roster {
  seed: string
  size: number
  entry(index: number): RosterEntry
}

const CONFIDENCE = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5] as const
const cache = new Map<string, Roster>()

/** Builds a roster: stakes from 1,500 PHA with a long tail, places weighted to the front of the list. Only sums and products of doubles, so that every engine gets the same. */
export function rosterOf(seed: string, size: number = ROSTER_SIZE): Roster {
  const key = `${seed}/${size}`
  const known = cache.get(key)
  if (known) return known
  const random = generator(seed)
  const entries: RosterEntry[] = []
  for (let index = 0; index < size; index++) {
    const place = CITIES[Math.floor(random() * random() * CITIES.length)] ?? { city: '', region: '' }
    const stakePha = 1500 + Math.floor(9_000 * random() + 40_000 * random() * random() * random())
    const confidence = CONFIDENCE[Math.floor(random() * CONFIDENCE.length)] ?? 5
    entries.push({ index, ...place, stakePha, confidence })
  }
  const roster: Roster = {
    seed,
    size,
    entry(index) {
      const entry = entries[index]
      if (!entry) throw new RangeError(`The roster has ${size} workers; there is no number ${index}.`)
      return entry
    },
  }
  if (cache.size > 4) cache.clear()
  cache.set(key, roster)
  return roster
}

/** sfc32, seeded from keccak256: numbers in [0, 1) with 32 bits. */
function generator(seed: string): () => number {
  const words = [0, 1, 2].map((i) => Number.parseInt(hashOf('phat.roster/1', seed).slice(2 + 8 * i, 10 + 8 * i), 16) | 0)
  let [a = 0, b = 0, c = 0] = words
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
