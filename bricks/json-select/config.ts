import { z } from 'zod'

/** Settings of the JSON select brick. */
export const jsonSelectConfig = z.object({
  path: z
    .string()
    .min(1)
    .max(2000)
    .default('$.price')
    .meta({ title: 'Path', widget: 'path', placeholder: '$.data.price', description: 'A JSONPath (RFC 9535).' }),
  as: z.enum(['decimal', 'text', 'bool', 'time', 'json']).default('decimal').meta({ title: 'Read as', widget: 'select' }),
  unit: z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a short name such as USD or kWh.')
    .default('')
    .meta({ title: 'Unit', widget: 'text', placeholder: 'USD', description: 'For decimals: what the number counts.' }),
  scale: z
    .int()
    .min(0)
    .max(36)
    .optional()
    .meta({ title: 'Round to', widget: 'number', unit: 'decimals', description: 'Half-even. Empty keeps every digit.', advanced: true }),
  timeUnit: z
    .enum(['s', 'ms', 'us'])
    .default('ms')
    .meta({ title: 'Time unit', widget: 'select', description: 'For numbers read as a time. Dates in text need none.', advanced: true }),
  take: z
    .enum(['one', 'first', 'last', 'all'])
    .default('one')
    .meta({ title: 'If several match', widget: 'select', description: '“one” refuses several, “all” gives a list.', advanced: true }),
})

/** Settings of the JSON select brick, complete. */
export type JsonSelectConfig = z.output<typeof jsonSelectConfig>
