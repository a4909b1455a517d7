import { describe, expect, it } from 'vitest'
import { MAX_STRANDS, pickStrands, type StrandState, strandPaths } from './strands'

describe('a ribbon', () => {
  it('draws a small committee one strand each', () => {
    const states: StrandState[] = ['agreed', 'agreed', 'out', 'late']
    expect(pickStrands(states)).toEqual(states)
  })
  it('draws at most nine and never hides a liar or a late one', () => {
    const states: StrandState[] = [...Array.from({ length: 29 }, (): StrandState => 'agreed'), 'out', 'late']
    const drawn = pickStrands(states)
    expect(drawn).toHaveLength(MAX_STRANDS)
    expect(drawn.filter((state) => state === 'out')).toHaveLength(1)
    expect(drawn.filter((state) => state === 'late')).toHaveLength(1)
  })
  it('ends all strands in one point', () => {
    for (const path of strandPaths(7, 60, 20, 'both')) {
      expect(path.startsWith('M0 10')).toBe(true)
      expect(path.endsWith('60 10')).toBe(true)
    }
  })
  it('starts apart where nothing has joined them yet', () => {
    const starts = strandPaths(3, 60, 20, 'end').map((path) => path.split('H')[0])
    expect(starts).toEqual(['M0 1', 'M0 10', 'M0 19'])
  })
})
