import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisPercent, chartScale, niceBound } from './chart-scale'

const off = fc.double({ min: -60, max: 60, noNaN: true })
const near = fc.double({ min: -1.9, max: 1.9, noNaN: true })

describe('the chart of what each worker saw', () => {
  it('keeps every worker on the chart and in order', () => {
    fc.assert(
      fc.property(
        fc.array(near, { maxLength: 31 }),
        fc.array(off, { maxLength: 10 }),
        fc.option(fc.constant(2), { nil: undefined }),
        (inliers, outliers, limit) => {
          const { place } = chartScale(inliers, outliers, limit)
          const all = [...inliers, ...outliers].sort((a, b) => a - b)
          const places = all.map(place)
          for (const at of places) {
            expect(at).toBeGreaterThanOrEqual(-1e-6)
            expect(at).toBeLessThanOrEqual(100 + 1e-6)
          }
          for (const [index, at] of places.entries()) expect(at).toBeGreaterThanOrEqual((places[index - 1] ?? -1) - 1e-6)
        },
      ),
    )
  })

  it('breaks for a liar, so that honest workers can be told apart', () => {
    const { place, breaks } = chartScale([0, -0.0007, -0.0014, 0.0006, 0.0001], [14.2], 2)
    expect(breaks).toHaveLength(1)
    expect(place(0.0006) - place(-0.0014)).toBeGreaterThan(20)
    expect(place(14.2)).toBeGreaterThan(place(2))
    expect(place(2)).toBeGreaterThan(place(0.0014))
  })

  it('breaks on the left only for a liar who is below', () => {
    const { breaks, place } = chartScale([0, 0.001], [-30], 2)
    expect(breaks).toHaveLength(2)
    expect(place(-30)).toBeLessThan(place(-2))
  })

  it('stays straight when all fit on one axis', () => {
    expect(chartScale([0.5, -1.2, 0.9], [2.3], 2).breaks).toEqual([])
  })

  it('is not upset by a difference too small to draw', () => {
    for (const [inliers, outliers] of [
      [[5e-324], []],
      [[0], [5e-324]],
      [[-1e-300, 1e-300], [14]],
    ] as const)
      for (const limit of [undefined, 2])
        expect(chartScale(inliers, outliers, limit).place(inliers[0])).toBeCloseTo(chartScale([0], outliers, limit).place(0))
  })

  it('puts the agreed value in the middle when nobody is off', () => {
    expect(chartScale([0, 0, 0], [], undefined).place(0)).toBe(50)
  })
})

describe('the axis', () => {
  it('ends at a round figure', () => {
    expect([0.0014, 0.002, 3, 7.1, 14.2].map(niceBound)).toEqual([0.002, 0.002, 5, 10, 20])
  })
  it('writes small figures in full, with a real minus', () => {
    expect(axisPercent(-0.002)).toBe('\u22120.002\u00a0%')
    expect(axisPercent(0)).toBe('0\u00a0%')
    expect(axisPercent(14.2, false)).toBe('14.2\u00a0%')
  })
})
