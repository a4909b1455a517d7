import { type Exact, rescale } from '../kit'

/** ln 2 · 10⁶⁰, cut off. */
const LN2 = 693_147_180_559_945_309_417_232_121_458_176_568_075_500_134_360_255_254_120_680n
const GUARD = 60
const ONE = 10n ** BigInt(GUARD)
/** Digits of a weight after the point. */
const WEIGHT_DIGITS = 36

/**
 * 2^−(elapsed ⁄ half-life) with 36 digits after the point, half-even; both in ms, the half-life above 0.
 *
 * Whole halvings divide by powers of two. The rest, r < 1, is exp(−r·ln 2) by its power series in integers scaled by 10⁶⁰, each term cut
 * off, until a term is 0. No step depends on a machine, so every worker gets the same digits.
 */
export function decay(elapsedMs: number, halfLifeMs: number): Exact {
  if (elapsedMs <= 0) return { coefficient: 1n, scale: 0 }
  const elapsed = BigInt(elapsedMs)
  const halfLife = BigInt(halfLifeMs)
  const halvings = elapsed / halfLife
  // Past 10⁻³⁶ nothing is left.
  if (halvings > 128n) return { coefficient: 0n, scale: 0 }
  const x = (LN2 * (elapsed % halfLife)) / halfLife
  let sum = ONE
  let term = ONE
  for (let k = 1n; term > 0n; k++) {
    term = (term * x) / (ONE * k)
    sum += k % 2n === 1n ? -term : term
  }
  return rescale({ coefficient: sum / 2n ** halvings, scale: GUARD }, WEIGHT_DIGITS)
}
