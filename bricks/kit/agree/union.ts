import { canonicalJson } from '../canonical'
import { compareDecimals, divide, isDecimal, readDecimal, writeDecimal } from '../decimal'
import type { Value } from '../values'
import type { Stated, Strategy } from './strategy'

/** The items that more workers list than may lie, each once: decimals ascending, then numbers ascending, then anything else by its canonical JSON. */
export const union: Strategy = {
  assess(stated, { f }) {
    const lists = stated.filter(({ value }) => Array.isArray(value))
    const agreed = new Set(itemsOf(lists, f).keys())
    const listed = new Map(lists.map((one) => [one.worker, keysOf(one)]))
    const shares = ([, keys]: [string, Set<string>]) => (agreed.size === 0 ? keys.size === 0 : [...keys].some((key) => agreed.has(key)))
    return {
      near: new Set(listed.keys()),
      inliers: new Set([...listed].filter(shares).map(([worker]) => worker)),
      off: new Map([...listed].map(([worker, keys]) => [worker, apart(keys, agreed)])),
      words: 'state a list',
    }
  },
  combine: (near, { f }) => [...itemsOf(near, f)].sort(inOrder).map(([, item]) => item),
}

const keysOf = ({ value }: Stated): Set<string> => new Set(Array.isArray(value) ? value.map((item) => canonicalJson(item)) : [])

/** Canonical JSON → item, of those that at least f + 1 list; so an honest worker is among them. */
function itemsOf(lists: readonly Stated[], f: number): Map<string, Value> {
  const items = new Map<string, Value>()
  const counts = new Map<string, number>()
  for (const { value } of lists) {
    if (!Array.isArray(value)) continue
    const own = new Map<string, Value>(value.map((item) => [canonicalJson(item), item]))
    for (const [key, item] of own) {
      items.set(key, item)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return new Map([...items].filter(([key]) => (counts.get(key) ?? 0) > f))
}

function inOrder([a, x]: [string, Value], [b, y]: [string, Value]): number {
  // By kind first: text that is no number lies between numbers by its letters, and the order would go in a circle.
  if (kindOf(x) !== kindOf(y)) return kindOf(x) - kindOf(y)
  if (isDecimal(x) && isDecimal(y)) return compareDecimals(readDecimal(x), readDecimal(y))
  if (typeof x === 'number' && typeof y === 'number') return x - y
  return a < b ? -1 : 1
}

const kindOf = (value: Value): number => (isDecimal(value) ? 0 : typeof value === 'number' ? 1 : 2)

/** The percentage of all items on either side that the two do not share. */
function apart(own: ReadonlySet<string>, agreed: ReadonlySet<string>): string {
  const all = new Set([...own, ...agreed])
  const shared = [...own].filter((key) => agreed.has(key)).length
  if (all.size === 0) return '0'
  const whole = (count: number) => ({ coefficient: BigInt(count), scale: 0 })
  return writeDecimal(divide(whole(100 * (all.size - shared)), whole(all.size), 6))
}
