import { z } from 'zod'
import { unitSetting } from '../kit'

/** Settings of the Parse number brick. */
export const parseNumberConfig = z.object({
  format: z.enum(['decimal', 'hex']).default('decimal').meta({ title: 'Written as', widget: 'select' }),
  decimalMark: z
    .enum(['point', 'comma'])
    .default('point')
    .meta({ title: 'Decimal mark', widget: 'select', description: 'What stands before the fraction.' }),
  thousands: z
    .enum(['none', 'comma', 'point', 'space', 'apostrophe', 'underscore'])
    .default('none')
    .meta({ title: 'Thousands', widget: 'select', description: 'What stands between groups of digits.' }),
  signs: z
    .array(z.string().regex(/^[^\s\d+\-−().,'’_%]{1,8}$/, 'Use a sign or code such as $, € or USD.'))
    .max(16)
    .default([])
    .meta({ title: 'Currency signs', widget: 'list', description: 'Each may stand before or after the number. Others are refused.' }),
  percent: z.enum(['refuse', 'fraction', 'number']).default('refuse').meta({
    title: 'Percent sign',
    widget: 'select',
    description: 'fraction: 5 % is 0.05. number: 5 % is 5. With both, the sign must be there.',
  }),
  suffixes: z
    .enum(['refuse', 'kMBT'])
    .default('refuse')
    .meta({ title: 'Suffixes', widget: 'select', description: 'kMBT: 1.2k is 1200; M a million, B 10^9, T 10^12.' }),
  unit: unitSetting().meta({ title: 'Unit', widget: 'text', placeholder: 'USD', description: 'What the number counts.' }),
  grouping: z
    .enum(['three', 'indian'])
    .default('three')
    .meta({ title: 'Groups of', widget: 'select', description: 'indian: 12,34,567.', advanced: true }),
  brackets: z
    .boolean()
    .default(false)
    .meta({ title: 'Brackets mean minus', widget: 'toggle', description: '(1,234) is -1234.', advanced: true }),
})

/** Settings of the Parse number brick, complete. */
export type ParseNumberConfig = z.output<typeof parseNumberConfig>
