import { z } from 'zod'
import { durationSetting } from '../kit'

/** Settings of the HTTP fetch brick. */
export const httpFetchConfig = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).default('GET').meta({ title: 'Method', widget: 'select' }),
  url: z
    .url({ protocol: /^https?$/, error: 'Use a full address such as https://api.example.com/price.' })
    .max(2000)
    .default('https://market.demo.invalid/coinbase/products/ETH-USD/ticker')
    .meta({
      title: 'URL',
      widget: 'url',
      placeholder: 'https://api.example.com/price',
      description: 'Its host is the only one this brick may reach.',
    }),
  query: z.record(z.string(), z.string()).default({}).meta({ title: 'Query', widget: 'map', description: 'Added to the URL after “?”.' }),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .meta({ title: 'Headers', widget: 'headers', description: 'Sent as they are and visible to everyone: no keys here.' }),
  body: z.string().max(20_000).default('').meta({ title: 'Body', widget: 'code', description: 'Sent with POST, PUT, PATCH and DELETE.' }),
  expect: z
    .enum(['json', 'text'])
    .default('json')
    .meta({ title: 'Reply', widget: 'select', description: 'JSON is read without losing a digit.' }),
  timeoutMs: durationSetting(100, 30_000)
    .default(5000)
    .meta({ title: 'Wait at most', widget: 'duration', unit: 'ms', description: 'For each attempt, until its last byte.' }),
  retries: z.int().min(0).max(3).default(1).meta({ title: 'Retries', widget: 'number', advanced: true }),
  backoffMs: durationSetting(0, 5000)
    .default(250)
    .meta({ title: 'First retry after', widget: 'duration', unit: 'ms', description: 'Doubles with each further retry.', advanced: true }),
  maxBytes: z
    .int()
    .min(1)
    .max(4_194_304)
    .default(262_144)
    .meta({ title: 'Largest reply', widget: 'number', unit: 'bytes', advanced: true }),
})

/** Settings of the HTTP fetch brick, complete. */
export type HttpFetchConfig = z.output<typeof httpFetchConfig>
