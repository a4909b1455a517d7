import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { formFields, isWide } from './schema-fields'

describe('a form made from a brick’s schema', () => {
  it('has a titled field for every setting of every brick', () => {
    for (const brick of bricks) {
      const fields = formFields(brick)
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(brick.config.shape))
      for (const { name, schema } of fields) expect(`${brick.id}.${name}: ${schema.title}`).not.toContain('undefined')
    }
  })

  it('takes choices, units and defaults from the schema', () => {
    const oracle = bricks.find(({ id }) => id === 'price-oracle')
    const fields = new Map(oracle ? formFields(oracle).map((field) => [field.name, field]) : [])
    expect(fields.get('sources')?.schema.items?.enum).toContain('kraken')
    expect(fields.get('minSources')?.schema).toMatchObject({ unit: 'markets', default: 3, type: 'integer' })
    expect(fields.get('custom')?.schema.items?.properties).toHaveProperty('url')
    expect(fields.get('retries')?.schema.advanced).toBe(true)
  })

  it('gives long fields a row of their own and puts short ones side by side', () => {
    const fetch = bricks.find(({ id }) => id === 'http-fetch')
    const wide = fetch
      ? formFields(fetch)
          .filter(isWide)
          .map(({ name }) => name)
      : []
    expect(wide).toContain('url')
    expect(wide).not.toContain('timeoutMs')
  })
})
