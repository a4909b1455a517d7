/** One dot of an account’s pattern: where it sits on the unit square, and which of five tones it has. */
export interface Dot {
  x: number
  y: number
  tone: number
}

const RING = 8
export const TONES = 5

/** A ring of eight dots and one in the middle, which follow from the key: a way to notice another account, not to prove one. */
export function dotsOf(owner: string): Dot[] {
  const digits = owner.slice(2)
  const toneAt = (index: number) => Number.parseInt(digits.slice(index * 4, index * 4 + 4), 16) % TONES
  const ring = Array.from({ length: RING }, (_, index): Dot => {
    const angle = (index / RING) * 2 * Math.PI
    return { x: round(0.5 + 0.36 * Math.cos(angle)), y: round(0.5 + 0.36 * Math.sin(angle)), tone: toneAt(index) }
  })
  return [...ring, { x: 0.5, y: 0.5, tone: toneAt(RING) }]
}

const round = (value: number): number => Math.round(value * 1000) / 1000
