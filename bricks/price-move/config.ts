import { z } from 'zod'
import { decimalSetting, durationSetting, isDecimal, pairSetting } from '../kit'

/** The markets that can be watched. */
export const MARKET_IDS = ['coinbase', 'kraken', 'bitstamp', 'okx'] as const

/** Settings of the price-move trigger. */
export const priceMoveConfig = z.object({
  source: z
    .enum([...MARKET_IDS, 'url'])
    .default('coinbase')
    .meta({
      title: 'Watch',
      widget: 'select',
      description: 'One market, or a URL of your own. Workers look at their own sources, not at this one.',
    }),
  pair: pairSetting().default('ETH/USD').meta({ title: 'Pair', widget: 'pair' }),
  url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Use a full address such as https://api.example.com/price.' }).max(2000)])
    .default('')
    .meta({ title: 'URL', widget: 'url', placeholder: 'https://api.example.com/price', description: 'Only where a URL is watched.' }),
  path: z
    .string()
    .min(1)
    .max(2000)
    .default('$.price')
    .meta({ title: 'Path', widget: 'path', description: 'Where the price stands in the reply of that URL.' }),
  percent: decimalSetting().default('1').meta({ title: 'Moves by', widget: 'number', unit: '%' }),
  everyMs: durationSetting(5000, 86_400_000).default(15_000).meta({ title: 'Look every', widget: 'duration', unit: 'ms' }),
  reference: z
    .string()
    .refine((text) => text === '' || (isDecimal(text) && !/^-|^0$/.test(text)), 'Use a price such as 1 or 3482.24, or leave it empty.')
    .default('')
    .meta({
      title: 'Measured from',
      widget: 'text',
      placeholder: 'the first price seen',
      description: 'Such as 1 for a stablecoin in dollars.',
      advanced: true,
    }),
  rearm: z.enum(['follow', 'return']).default('follow').meta({
    title: 'After waking',
    widget: 'select',
    description: 'Follow: measure from the price that woke. Return: stay quiet until the price has come back.',
    advanced: true,
  }),
  rearmPercent: decimalSetting().default('0.5').meta({
    title: 'Back within',
    widget: 'number',
    unit: '%',
    description: 'Of the price measured from, to be armed again.',
    advanced: true,
  }),
  quietMs: durationSetting(0, 86_400_000)
    .default(60_000)
    .meta({ title: 'At most once in', widget: 'duration', unit: 'ms', advanced: true }),
  demo: z
    .boolean()
    .default(false)
    .meta({ title: 'Demo market', widget: 'toggle', description: 'Watches made-up prices that need no internet.' }),
})

/** Settings of the price-move trigger, complete. */
export type PriceMoveConfig = z.output<typeof priceMoveConfig>
