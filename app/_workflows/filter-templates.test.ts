import { describe, expect, it } from 'vitest'
import type { TemplateSummary } from '../_contracts/workflows'
import { countTags, filterTemplates } from './filter-templates'

const template = (name: string, summary: string, tags: string[], brickIds: string[]): TemplateSummary => ({
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  summary,
  tags,
  bricks: brickIds.length,
  brickIds,
})
const templates = [
  template('Price feed', 'Reads four exchanges.', ['price', 'feed'], ['cron', 'price-oracle', 'median']),
  template('Frost alert', 'Tells a contract below zero.', ['weather'], ['cron', 'http-fetch', 'condition']),
  template('Gas hint', 'Writes the gas price.', ['price'], ['cron', 'median']),
]
const names = (words: string, tag?: string) => filterTemplates(templates, words, tag).map(({ name }) => name)

describe('finding a template', () => {
  it('takes every word, in any field and order', () => {
    expect(names('exchanges price')).toEqual(['Price feed'])
    expect(names('MEDIAN')).toEqual(['Price feed', 'Gas hint'])
    expect(names('price weather')).toEqual([])
    expect(names('  ')).toHaveLength(3)
  })
  it('stays within the subject', () => {
    expect(names('', 'price')).toEqual(['Price feed', 'Gas hint'])
    expect(names('frost', 'price')).toEqual([])
  })
  it('counts the subjects, most used first', () => {
    expect(countTags(templates)).toEqual([
      { tag: 'price', count: 2 },
      { tag: 'feed', count: 1 },
      { tag: 'weather', count: 1 },
    ])
  })
})
