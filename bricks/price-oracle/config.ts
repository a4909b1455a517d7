import { z } from 'zod'
import { decimalSetting, durationSetting, MEDIAN_CONVENTIONS, pairSetting } from '../kit'
import { EXCHANGE_IDS, FIRST_EXCHANGE_IDS, MEASURES } from './exchanges'

const customSource = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'Use lower-case letters, digits and “-”.')
    .refine((name) => !FIRST_EXCHANGE_IDS.some((id) => id === name), 'An exchange already has this name.')
    .meta({ title: 'Name', widget: 'text' }),
  url: z
    .url({ protocol: /^https?$/, error: 'Use a full address.' })
    .max(2000)
    .meta({ title: 'URL', widget: 'url' }),
  path: z
    .string()
    .min(1)
    .max(2000)
    .default('$.price')
    .meta({ title: 'Path', widget: 'path', description: 'Where the price stands in the reply.' }),
})

/** Settings of the price oracle. */
export const priceOracleConfig = z.object({
  pair: pairSetting().default('ETH/USD').meta({ title: 'Pair', widget: 'pair' }),
  sources: z.array(z.enum(EXCHANGE_IDS)).default(['coinbase', 'kraken', 'bitstamp', 'okx']).meta({ title: 'Markets', widget: 'list' }),
  custom: z.array(customSource).max(8).default([]).meta({ title: 'Own sources', widget: 'list', advanced: true }),
  minSources: z.int().min(1).max(24).default(3).meta({ title: 'At least', widget: 'number', unit: 'markets' }),
  timeoutMs: durationSetting(100, 10_000)
    .default(2500)
    .meta({ title: 'Wait at most', widget: 'duration', unit: 'ms', description: 'For each market; all are asked at once.' }),
  maxAgeMs: durationSetting(1000, 86_400_000)
    .default(60_000)
    .meta({ title: 'Ignore older than', widget: 'duration', unit: 'ms', description: 'Where the market says when its price was made.' }),
  convention: z
    .enum(MEDIAN_CONVENTIONS)
    .default('mean-of-two')
    .meta({ title: 'Median of an even number', widget: 'select', advanced: true }),
  convertTether: z
    .boolean()
    .default(false)
    .meta({ title: 'Convert tether', widget: 'toggle', description: 'Multiplies prices in USDT by Kraken’s USDT/USD.', advanced: true }),
  retries: z.int().min(0).max(2).default(0).meta({ title: 'Retries', widget: 'number', advanced: true }),
  // The settings below came later: absent, the oracle does what it always did.
  measure: z.enum(MEASURES).optional().meta({
    title: 'Price is',
    widget: 'select',
    description: 'The last trade (the default), the middle of bid and ask, or the day’s average by volume.',
    advanced: true,
  }),
  via: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,11}$/, 'Use a currency such as USD.')
    .optional()
    .meta({
      title: 'By way of',
      widget: 'text',
      placeholder: 'USD',
      description: 'A cross rate: ETH/EUR by way of USD is ETH/USD over EUR/USD. Own sources give the first.',
      advanced: true,
    }),
  inverse: z.boolean().optional().meta({
    title: 'Turned round',
    widget: 'toggle',
    description: 'Asks for the pair the other way round, as markets list it, and takes one over its price.',
    advanced: true,
  }),
  outliers: decimalSetting().optional().meta({
    title: 'Leave out beyond',
    widget: 'number',
    unit: '× MAD',
    description: 'Prices further from the median than so many median absolute deviations. 3 is usual.',
    advanced: true,
  }),
  demo: z
    .boolean()
    .default(false)
    .meta({ title: 'Demo market', widget: 'toggle', description: 'Reads made-up prices that need no internet; never for real value.' }),
})

/** Settings of the price oracle, complete. */
export type PriceOracleConfig = z.output<typeof priceOracleConfig>
