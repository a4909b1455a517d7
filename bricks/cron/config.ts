import { z } from 'zod'

/** Settings of the cron trigger. */
export const cronConfig = z.object({
  expression: z
    .string()
    .min(1)
    .max(120)
    .default('* * * * *')
    .meta({ title: 'Schedule', widget: 'cron', placeholder: '*/5 * * * *', description: 'Minute, hour, day, month, weekday.' }),
  timeZone: z.string().min(1).max(64).default('UTC').meta({ title: 'Time zone', widget: 'text', placeholder: 'UTC' }),
})
