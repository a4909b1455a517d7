import { z } from 'zod'
import { decimalSetting } from '../kit'
import { unitSetting } from '../kit/number-settings'

/** The ways a field can be agreed on, by the names of the bricks that do the same for one value. */
export const WAYS = ['median', 'mean-trimmed', 'identical', 'mode', 'union'] as const

/** One of {@link WAYS}. */
export type Way = (typeof WAYS)[number]

/** A field of the record, and how it is agreed on. */
export const fieldSetting = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'Start with a letter; letters, digits, “_”, “.” and “-” may follow.')
    .meta({ title: 'Field', widget: 'text', placeholder: 'price' }),
  take: z.enum(WAYS).default('median').meta({ title: 'Take the', widget: 'select' }),
  within: decimalSetting()
    .default('2')
    .meta({ title: 'Within', widget: 'number', unit: '%', description: 'For median and trimmed mean: of the median of all.' }),
  orWithin: decimalSetting().default('0').meta({ title: 'Or within', widget: 'number', description: 'The same as a plain number.' }),
  as: z.enum(['auto', 'decimal', 'text', 'bool', 'time', 'json']).default('auto').meta({
    title: 'Read as',
    widget: 'select',
    description: 'For fields of JSON. “auto” reads a number for median and trimmed mean, else JSON.',
  }),
  unit: unitSetting().meta({ title: 'Unit', widget: 'text', placeholder: 'USD', description: 'For numbers in JSON.' }),
})

/** Settings of the by-field brick. */
export const byFieldConfig = z.object({
  fields: z
    .array(fieldSetting)
    .max(16)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'Name each field once.')
    .default([])
    .meta({
      title: 'Fields',
      widget: 'list',
      description: 'Empty takes every field of a record: numbers by median within 2 %, the rest identical.',
    }),
})

/** Settings of the by-field brick, complete. */
export type ByFieldConfig = z.output<typeof byFieldConfig>

/** One field’s settings, complete. */
export type FieldSetting = z.output<typeof fieldSetting>
