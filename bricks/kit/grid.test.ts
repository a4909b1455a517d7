import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextOnGrid, spreadOf } from './grid'

const grid = fc.record({
  everyMs: fc.integer({ min: 1, max: 400 * 86_400_000 }),
  anchorMs: fc.integer({ min: -1e12, max: 4e12 }),
  offsetMs: fc.integer({ min: 0, max: 86_400_000 }),
})

it('gives the first time after, which lies on the grid', () => {
  fc.assert(
    fc.property(grid, fc.integer({ min: 0, max: 4e12 }), (given, afterMs) => {
      const next = nextOnGrid(given, afterMs)
      expect(next).toBeGreaterThan(afterMs)
      expect(next - afterMs).toBeLessThanOrEqual(given.everyMs)
      expect(Math.abs((next - given.anchorMs - given.offsetMs) % given.everyMs)).toBe(0)
      expect(nextOnGrid(given, next - 1)).toBe(next)
    }),
  )
})

it('spreads deployments within the span, each always alike, and nobody without one', () => {
  const ids = Array.from({ length: 64 }, (_, index) => `0x${(index * 0x9e3779b97f4).toString(16).padEnd(64, '7').slice(0, 64)}`)
  const offsets = ids.map((id) => spreadOf(id, 10_000))
  expect(ids.map((id) => spreadOf(id, 10_000))).toEqual(offsets)
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...offsets)).toBeLessThan(10_000)
  expect(new Set(offsets).size).toBeGreaterThan(32)
  expect(spreadOf(undefined, 10_000)).toBe(0)
  expect(spreadOf(ids[0], 0)).toBe(0)
})
