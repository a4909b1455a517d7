import { canonicalJson } from '../canonical'
import { isDecimal, percentOff, readDecimal, rescale, writeDecimal } from '../decimal'
import { amountOf, type Value } from '../values'
import type { Stated, Strategy } from './strategy'

/** q workers state the same, by the canonical JSON of the whole value. */
export const identical: Strategy = equalBy((value) => value, 'state the same')

/** Settings of a mode. */
export interface ModeSettings {
  /** Texts that differ only in capitals A–Z and in spaces count as one, written small. */
  ignoreCase: boolean
  /** Numbers count as one when they are equal rounded to so many digits after the point, half-even; undefined compares them whole. */
  digits?: number | undefined
}

/** The value that q workers state, after small differences are smoothed away; the result is the smoothed value, so that no liar’s spelling is taken. */
export const mode = (settings: ModeSettings): Strategy => equalBy((value) => smooth(value, settings), 'state the most stated value')

function smooth(value: Value, { ignoreCase, digits }: ModeSettings): Value {
  if (typeof value !== 'string') return value
  if (digits !== undefined && isDecimal(value)) return writeDecimal(rescale(readDecimal(value), digits))
  if (!ignoreCase) return value
  // Only ASCII: what is a small letter elsewhere depends on the version of Unicode, and every machine must find the same.
  return value
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** Groups values that become equal; the largest group counts. q is more than half of n, so no two groups can both have it. */
function equalBy(read: (value: Value) => Value, words: string): Strategy {
  return {
    assess(stated) {
      const groups = new Map<string, Stated[]>()
      for (const one of stated) {
        const key = canonicalJson(read(one.value))
        const group = groups.get(key)
        if (group) group.push(one)
        else groups.set(key, [one])
      }
      const [largest] = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      const winner = largest?.[1] ?? []
      const near = new Set(winner.map(({ worker }) => worker))
      const middle = amountOf(winner[0] && read(winner[0].value))
      const off = new Map(
        stated.map(({ worker, value }) => {
          const amount = amountOf(value)
          const apart = amount === undefined || middle === undefined ? null : percentOff(readDecimal(amount), readDecimal(middle))
          return [worker, near.has(worker) ? '0' : apart]
        }),
      )
      return { near, off, words }
    },
    combine: ([first]) => first && read(first.value),
  }
}
