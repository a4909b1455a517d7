import { z } from 'zod'
import { authSettings, durationSetting, failureSettings } from '../kit'

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
  // Absent in bundles that are older than these settings, so none has a default.
  bodyAs: z.enum(['json', 'form', 'text']).optional().meta({
    title: 'Body as',
    widget: 'select',
    description: 'JSON is checked, a form is made of the fields below, text is sent as it is.',
    advanced: true,
  }),
  form: z.record(z.string(), z.string()).optional().meta({ title: 'Form fields', widget: 'map', advanced: true }),
  ...authSettings(),
  errorField: z.string().max(2000).optional().meta({
    title: 'Error at',
    widget: 'path',
    placeholder: '$.error',
    description: 'A path. A reply with something there is a failure, although its status is good.',
    advanced: true,
  }),
  pages: z.enum(['one', 'link', 'cursor', 'number']).optional().meta({
    title: 'Pages',
    widget: 'select',
    description: 'The next page is behind a link in the reply, a cursor in it, or a page number.',
    advanced: true,
  }),
  itemsPath: z.string().max(2000).optional().meta({
    title: 'Items of a page',
    widget: 'path',
    placeholder: '$.items',
    description: 'A path to each page’s list. The body is all of them in one list.',
    advanced: true,
  }),
  nextPath: z.string().max(2000).optional().meta({ title: 'Next page at', widget: 'path', placeholder: '$.next', advanced: true }),
  pageParam: z.string().max(100).optional().meta({
    title: 'Page in query',
    widget: 'text',
    placeholder: 'page',
    description: 'The query field that carries the cursor or the page number.',
    advanced: true,
  }),
  firstPage: z.int().min(0).max(1_000_000).optional().meta({ title: 'First page', widget: 'number', placeholder: '1', advanced: true }),
  maxPages: z.int().min(1).max(20).optional().meta({
    title: 'At most',
    widget: 'number',
    unit: 'pages',
    placeholder: '5',
    advanced: true,
  }),
  morePages: z.enum(['fail', 'stop']).optional().meta({
    title: 'If there are more',
    widget: 'select',
    description: 'Fail, so that nobody takes a part for the whole, or stop there.',
    advanced: true,
  }),
  maxAgeMs: durationSetting(0, 3_600_000).optional().meta({
    title: 'Reply may be as old as',
    widget: 'duration',
    unit: 'ms',
    description: 'A worker may use its own reply again for this long. It never sees another worker’s.',
    advanced: true,
  }),
  ...failureSettings(),
})

/** Settings of the HTTP fetch brick, complete. */
export type HttpFetchConfig = z.output<typeof httpFetchConfig>

/** How many pages a run reads at most. */
export const mostPages = ({ pages = 'one', maxPages = 5 }: HttpFetchConfig): number => (pages === 'one' ? 1 : maxPages)
