import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bricks } from '@/bricks'
import { readSettings } from './read-settings'

const settingsOf = (schema: z.ZodType) => readSettings(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))

describe('the settings of a brick', () => {
  it('say their default with its unit, their choices and their range', () => {
    const schema = z.object({
      within: z.string().default('2').meta({ title: 'Within', unit: '%' }),
      decimals: z.int().min(0).max(36).default(8),
      way: z.enum(['up', 'down']).default('up'),
      pair: z.string(),
    })
    expect(settingsOf(schema)).toMatchObject([
      { title: 'Within', preset: '2\u00a0%' },
      { title: 'decimals', preset: '8', range: '0–36' },
      { preset: 'up', choices: ['up', 'down'] },
      { name: 'pair', preset: undefined },
    ])
  })
  it('have a title for every brick', () => {
    for (const brick of bricks) for (const { name, title } of settingsOf(brick.config)) expect(title, `${brick.id}.${name}`).not.toBe('')
  })
  it('are none where there is no schema', () => {
    expect(readSettings(null)).toEqual([])
  })
})
