import type { Exact } from '../kit'

/**
 * The square root of `numerator` ⁄ `denominator` with `digits` digits after the point, rounded half to even from the exact root.
 * Both must not be negative, and the denominator not zero.
 */
export function squareRoot(numerator: Exact, denominator: Exact, digits: number): Exact {
  // Both over one power of ten, so that the fraction is one of integers.
  const scale = Math.max(numerator.scale, denominator.scale)
  const top = numerator.coefficient * 10n ** BigInt(scale - numerator.scale + 2 * digits)
  const bottom = denominator.coefficient * 10n ** BigInt(scale - denominator.scale)
  const root = integerRoot(top / bottom)
  // Above the middle of root and root + 1 when (2·root + 1)² < 4·top⁄bottom.
  const twice = 2n * root + 1n
  const middle = twice * twice * bottom
  const up = 4n * top > middle || (4n * top === middle && root % 2n === 1n)
  return { coefficient: up ? root + 1n : root, scale: digits }
}

/** The largest integer whose square is at most `value`, by Newton’s method from above. */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
