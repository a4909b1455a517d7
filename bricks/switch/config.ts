import { z } from 'zod'

/** The branch that is taken when no case fits. */
export const OTHERWISE = 'otherwise'

const branchName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,31}$/, 'Start with a small letter; letters, digits and “_” may follow.')
  .refine((name) => name !== OTHERWISE && name !== 'run', 'This name is taken. Use another.')

/** Settings of the Switch brick. Cases are a list, because their order decides. */
export const switchConfig = z.object({
  by: z.enum(['value', 'formula']).default('value').meta({
    title: 'Choose by',
    widget: 'select',
    description: 'Value: the first case that equals it. Formula: the first whose formula over “value” is true.',
  }),
  type: z
    .enum(['decimal', 'text', 'bool', 'time'])
    .default('decimal')
    .meta({ title: 'In formulas, value is', widget: 'select', advanced: true, description: 'A price counts as its amount.' }),
  cases: z
    .array(
      z.object({
        name: branchName.meta({ title: 'Branch', widget: 'text', placeholder: 'high' }),
        when: z.string().max(400).meta({ title: 'When', widget: 'text', placeholder: '1 or value > 3000' }),
      }),
    )
    .min(1)
    .max(8)
    .refine((cases) => new Set(cases.map(({ name }) => name)).size === cases.length, 'Each branch needs a name of its own.')
    .default([
      { name: 'yes', when: 'true' },
      { name: 'no', when: 'false' },
    ])
    .meta({ title: 'Cases', widget: 'list', description: 'From the first to the last; a branch for each, and “otherwise”.' }),
})

/** Settings of the Switch brick, complete. */
export type SwitchConfig = z.output<typeof switchConfig>
