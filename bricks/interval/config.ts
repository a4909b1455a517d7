import { z } from 'zod'
import { durationSetting } from '../kit'

const isTime = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/.test(text)

/** Settings of the interval trigger. */
export const intervalConfig = z.object({
  everyMs: durationSetting(1000, 366 * 86_400_000)
    .default(60_000)
    .meta({ title: 'Every', widget: 'duration', unit: 'ms' }),
  anchor: z.string().refine(isTime, 'Use a time in UTC such as 2026-01-01T09:00:00Z.').default('2026-01-01T00:00:00Z').meta({
    title: 'Counted from',
    widget: 'text',
    placeholder: '2026-01-01T00:00:00Z',
    description: 'A time in UTC at which it is due; all others follow at even distances, before it too.',
  }),
  spreadMs: durationSetting(0, 3_600_000).default(10_000).meta({
    title: 'Spread deployments over',
    widget: 'duration',
    unit: 'ms',
    description: 'Each deployment starts late by its own fixed share of this, so that not all ask a source at once. 0 for none.',
    advanced: true,
  }),
})

/** Settings of the interval trigger, complete. */
export type IntervalConfig = z.output<typeof intervalConfig>
