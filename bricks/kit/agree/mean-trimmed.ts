import { add, compareDecimals, divide, type Exact, type Rounding, readDecimal } from '../decimal'
import { assessNumbers, comparable, numberValue, type Tolerance } from './numbers'
import type { Strategy } from './strategy'

/** Settings of a trimmed mean. */
export interface MeanTrimmedSettings extends Tolerance {
  /** Percent of the inliers dropped at each end, a decimal. */
  trim: string
  /** Digits after the point that the result has at least; the longest of the values kept may have more. */
  digits: number
  rounding: Rounding
}

/**
 * Inliers as with the median; then the highest and the lowest are dropped, and the mean of the rest is exact but for its last digit.
 * At least f are dropped at each end, whatever the share: what is left lies between honest values, and so does its mean.
 */
export const meanTrimmed = (settings: MeanTrimmedSettings): Strategy => ({
  assess: (stated) => assessNumbers(stated, settings, 'lower'),
  combine(near, { f }) {
    const candidates = comparable(near)
    const sorted = candidates.map(({ amount }) => amount).sort(compareDecimals)
    const drop = dropCount(sorted.length, settings.trim, f)
    const kept = sorted.slice(drop, sorted.length - drop)
    return kept.length === 0 ? undefined : numberValue(meanOf(kept, settings), candidates, f)
  },
})

/** How many of `count` are dropped at each end; one is always left. */
function dropCount(count: number, trim: string, f: number): number {
  const { coefficient, scale } = readDecimal(trim)
  const share = Number((coefficient * BigInt(count)) / (100n * 10n ** BigInt(scale)))
  return Math.max(0, Math.min(Math.max(f, share), Math.floor((count - 1) / 2)))
}

/** Rounded no coarser than the values themselves, so that rounding does not leave their range. */
function meanOf(kept: readonly Exact[], { digits, rounding }: MeanTrimmedSettings): Exact {
  const sum = kept.reduce(add, { coefficient: 0n, scale: 0 })
  const scale = kept.reduce((longest, each) => Math.max(longest, each.scale), digits)
  return divide(sum, { coefficient: BigInt(kept.length), scale: 0 }, scale, rounding)
}
