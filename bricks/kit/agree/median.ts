import { type MedianConvention, medianOf } from '../median'
import { assessNumbers, comparable, numberValue, type Tolerance } from './numbers'
import type { Strategy } from './strategy'

/** Settings of a median. */
export interface MedianSettings extends Tolerance {
  convention: MedianConvention
}

/**
 * protocol.md, “Agree”: m₀ is the median of the whole set; inliers lie within max(maxDispersion·|m₀|, maxDispersionAbs) of it; fewer than q
 * refuse; the result is the median of the inliers.
 */
export const median = (settings: MedianSettings): Strategy => ({
  assess: (stated) => assessNumbers(stated, settings, settings.convention),
  combine(near, { f }) {
    const candidates = comparable(near)
    const agreed = medianOf(
      candidates.map(({ amount }) => amount),
      settings.convention,
    )
    return agreed && numberValue(agreed, candidates, f)
  },
})
