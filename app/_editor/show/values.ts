import { formatValue } from '@/bricks/kit/type-facts/words'
import { parseType, type WireType } from '@/bricks/kit/types'

/** A value on one line, by its type string; `short` is for wires and bricks. */
export const sayValue = (value: unknown, type: string | undefined, short = false): string => formatValue(readType(type), value, { short })

function readType(type: string | undefined): WireType | undefined {
  try {
    return type === undefined ? undefined : parseType(type)
  } catch {
    // A type of a newer version says nothing here; its values are shown as they are.
    return undefined
  }
}

/** A value that is judged: a number with all of at least eight decimals, so that figures stand under each other digit by digit. */
export function sayJudged(value: unknown): string {
  const text = sayValue(value, undefined)
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(8, '0')}`
}

/** How long something took: `412 ms`, `1.38 s`. */
export function sayTook(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toFixed(2)}\u00a0s`
}
