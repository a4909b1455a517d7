import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { bestMatch, mainType, sectionsOf } from './sections'

describe('the list of bricks', () => {
  it('shows every brick once, in the order in which a workflow uses them', () => {
    const sections = sectionsOf(bricks)
    expect(sections.map(({ id }) => id)).toEqual(['trigger', 'observe', 'transform', 'agree', 'flow', 'settle'])
    expect(sections.flatMap((section) => section.bricks.map(({ id }) => id)).sort()).toEqual(bricks.map(({ id }) => id).sort())
  })

  it('finds a brick by its name before others that only mention the word', () => {
    const sections = sectionsOf(bricks, 'median')
    expect(sections.flatMap((section) => section.bricks.map(({ id }) => id))).toContain('price-oracle')
    expect(bestMatch(sections, 'median')?.id).toBe('median')
    expect(bestMatch(sectionsOf(bricks, 'write'), 'write')?.kind).toBe('settle')
    expect(bestMatch(sectionsOf(bricks, 'zzz'), 'zzz')).toBeUndefined()
  })

  it('marks each brick by what it hands on', () => {
    const type = (id: string) => {
      const brick = bricks.find((one) => one.id === id)
      return brick && mainType(brick)
    }
    expect(type('price-oracle')).toBe('price(ETH/USD)')
    expect(type('http-fetch')).toBe('json')
    expect(type('cron')).toBe('signal')
    expect(type('feed-write')).toBe('signal')
  })
})
