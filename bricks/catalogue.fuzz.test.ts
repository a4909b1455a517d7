import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bricks } from '.'
import { defectOf, isPure } from './fuzz-brick.fixture'
import type { Brick } from './kit'
import { anyAttempt } from './kit/fuzz/any-attempt.fixture'

const pure = (bricks as readonly Brick[]).filter(isPure)

describe.each(pure.map((brick) => [brick.id, brick] as const))('%s, with any settings and any values', (_, brick) => {
  it('gives what it declares or a Fault, the same each time', () => {
    fc.assert(
      fc.property(anyAttempt(brick), (attempt) => {
        expect(defectOf(brick, attempt)).toBeUndefined()
      }),
      { numRuns: 80 },
    )
  })
})
