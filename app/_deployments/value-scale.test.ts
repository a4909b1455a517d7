import { describe, expect, it } from 'vitest'
import { type ValuePoint, valueLine } from './value-scale'

const point = (atMs: number, amount: string): ValuePoint => ({ atMs, amount, run: `${atMs}` })

describe('the line of settled values', () => {
  it('runs from the oldest at the left to the newest at the right, whatever the order given', () => {
    const line = valueLine([point(300, '12'), point(100, '10'), point(200, '11')])
    expect(line?.line).toBe('M0 92L50 50L100 8')
    expect(line?.last).toEqual({ x: 100, y: 8 })
  })
  it('labels the highest and the lowest with the figures as they were written', () => {
    expect(valueLine([point(1, '3482.24000000'), point(2, '3479.10')])?.marks).toEqual([
      { y: 8, amount: '3482.24000000' },
      { y: 92, amount: '3479.10' },
    ])
  })
  it('stays in the middle when nothing moved', () => {
    expect(valueLine([point(1, '5'), point(2, '5')])).toMatchObject({ line: 'M0 50L100 50', marks: [{ y: 50, amount: '5' }] })
  })
  it('needs two points', () => {
    expect(valueLine([point(1, '5')])).toBeUndefined()
  })
})
