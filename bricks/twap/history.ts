import { z } from 'zod'
import { add, compareDecimals, divide, type Exact, isDecimal, multiply, readDecimal, subtract, writeDecimal } from '../kit'

const decimal = z.string().refine(isDecimal)

/**
 * What is remembered: for some past moments `[Unix ms, area]`, the area under the value since the oldest of them (amount · ms, a decimal),
 * as Uniswap’s accumulators keep it; and the amount seen last, which holds from the last moment on.
 */
export const historySchema = z.object({ points: z.array(z.tuple([z.int(), decimal])).min(1), amount: decimal })

/** See {@link historySchema}. */
export type History = z.output<typeof historySchema>

/** A window is kept in so many parts at most; of points closer together, only the last remains. */
const PARTS = 400

/** The history with one more amount. A time that is not later than the last one only replaces its amount. */
export function extend(history: History | undefined, amount: string, nowMs: number, windowMs: number): History {
  const last = history?.points.at(-1)
  if (!history || !last) return { points: [[nowMs, '0']], amount }
  const [lastMs, area] = last
  if (nowMs <= lastMs) return { points: history.points, amount }
  const grown = add(readDecimal(area), multiply(readDecimal(history.amount), whole(nowMs - lastMs)))
  const before = history.points.at(-2)
  const crowded = before !== undefined && lastMs - before[0] < Math.floor(windowMs / PARTS)
  const points: History['points'] = [...(crowded ? history.points.slice(0, -1) : history.points), [nowMs, writeDecimal(grown)]]
  return { points: fromZero(dropOld(points, nowMs - windowMs)), amount }
}

/** The average over the window that ends with the last moment; `coveredMs` is how much of the window the history reaches back. */
export function average({ points, amount }: History, windowMs: number, digits: number): { amount: Exact; coveredMs: number } {
  const [endMs, endArea] = points.at(-1) ?? [0, '0']
  const [oldestMs] = points[0] ?? [0]
  const startMs = Math.max(oldestMs, endMs - windowMs)
  if (startMs === endMs) return { amount: readDecimal(amount), coveredMs: 0 }
  const after = Math.max(
    1,
    points.findIndex(([timeMs]) => timeMs > startMs),
  )
  const [aMs, aArea] = points[after - 1] ?? [oldestMs, '0']
  const [bMs, bArea] = points[after] ?? [endMs, endArea]
  // The area at the start lies on the line from a to b; everything stands over one divisor, so that only the result is rounded.
  const a = readDecimal(aArea)
  const span = whole(bMs - aMs)
  const inside = multiply(subtract(readDecimal(endArea), a), span)
  const skipped = multiply(subtract(readDecimal(bArea), a), whole(startMs - aMs))
  return { amount: divide(subtract(inside, skipped), multiply(span, whole(endMs - startMs)), digits), coveredMs: endMs - startMs }
}

const whole = (value: number): Exact => ({ coefficient: BigInt(value), scale: 0 })

/** Without the points that no window needs any more: all before the last one that is not inside it. */
function dropOld(points: History['points'], startMs: number): History['points'] {
  const first = points.findLastIndex(([timeMs]) => timeMs <= startMs)
  return first <= 0 ? points : points.slice(first)
}

/** Areas counted from the oldest point, so that they do not grow for ever. */
function fromZero(points: History['points']): History['points'] {
  const base = readDecimal(points[0]?.[1] ?? '0')
  if (compareDecimals(base, whole(0)) === 0) return points
  return points.map(([timeMs, area]) => [timeMs, writeDecimal(subtract(readDecimal(area), base))])
}
