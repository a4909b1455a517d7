import { z } from 'zod'
import { decimalSetting, isDecimal, MEDIAN_CONVENTIONS } from '../kit'

/** What can be done with a list. */
export const OPERATIONS = [
  'map',
  'filter',
  'sort',
  'slice',
  'first',
  'last',
  'unique',
  'count',
  'min',
  'max',
  'sum',
  'mean',
  'weighted-mean',
  'trimmed-mean',
  'median',
  'weighted-median',
  'mode',
  'deviation',
] as const

/** One of {@link OPERATIONS}. */
export type Operation = (typeof OPERATIONS)[number]

const belowHalf = (percent: string): boolean => !isDecimal(percent) || /^([0-9]|[1-4][0-9])(\.|$)/.test(percent)

/** Settings of the List brick. */
export const listConfig = z.object({
  operation: z.enum(OPERATIONS).default('mean').meta({ title: 'Do', widget: 'select' }),
  items: z.enum(['decimal', 'text', 'bool', 'time', 'any']).default('decimal').meta({
    title: 'Items are',
    widget: 'select',
    description: 'How items of JSON are read, and what “item” is in a formula. A price counts as its amount.',
  }),
  formula: z.string().min(1).max(2000).default('item').meta({
    title: 'Formula',
    widget: 'formula',
    placeholder: 'item * 2',
    description: 'For map, filter and sort: over “item” and “index”, which begins at 0.',
  }),
  order: z.enum(['asc', 'desc']).default('asc').meta({ title: 'Sorted', widget: 'select', advanced: true }),
  from: z
    .int()
    .min(-10_000)
    .max(10_000)
    .default(0)
    .meta({ title: 'Slice from', widget: 'number', description: '0 is the first item, −1 the last.', advanced: true }),
  take: z
    .int()
    .min(0)
    .max(10_000)
    .default(10)
    .meta({ title: 'Slice takes', widget: 'number', unit: 'items', description: '0 takes all that follow.', advanced: true }),
  convention: z.enum(MEDIAN_CONVENTIONS).default('lower').meta({
    title: 'Median of an even number',
    widget: 'select',
    description: 'The lower or upper of the middle two, or their mean.',
    advanced: true,
  }),
  trim: decimalSetting().refine(belowHalf, 'Use less than 50.').default('10').meta({
    title: 'Trim from each end',
    widget: 'number',
    unit: '%',
    description: 'For the trimmed mean; part of an item is kept.',
    advanced: true,
  }),
  spread: z.enum(['population', 'sample']).default('population').meta({
    title: 'Deviation of a',
    widget: 'select',
    description: 'Population divides by n, sample by n − 1.',
    advanced: true,
  }),
  digits: z.int().min(0).max(36).default(18).meta({
    title: 'Digits kept',
    widget: 'number',
    description: 'After the point, where a result does not end; half-even.',
    advanced: true,
  }),
  unit: z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a short name such as USD or kWh.')
    .default('')
    .meta({
      title: 'Unit',
      widget: 'text',
      placeholder: 'USD',
      description: 'Of numbers read from JSON, and of what map gives.',
      advanced: true,
    }),
})

/** Settings of the List brick, complete. */
export type ListConfig = z.output<typeof listConfig>
