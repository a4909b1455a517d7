import { z } from 'zod'
import { blockSettings, decimalSetting, durationSetting, evmAddressSetting, evmChainSetting, ioSettings, pairSetting } from '../kit'

/** Settings of the feed read brick. */
export const feedReadConfig = z.object({
  chain: evmChainSetting().default('eip155:1').meta({ title: 'Chain', widget: 'chain', placeholder: 'eip155:1' }),
  kind: z.enum(['aggregator', 'pyth']).default('aggregator').meta({
    title: 'Feed',
    widget: 'select',
    description: 'An aggregator with latestRoundData, as Chainlink and many others, or Pyth’s contract of all prices.',
  }),
  // Chainlink’s ETH / USD on Ethereum.
  contract: evmAddressSetting()
    .default('0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419')
    .meta({ title: 'Contract', widget: 'contract', placeholder: '0x…' }),
  priceId: z
    .string()
    .regex(/^(?:0x[0-9a-fA-F]{64})?$/, 'Use the id of a price: 0x and 64 hexadecimal digits.')
    .default('')
    .meta({ title: 'Price id', widget: 'text', placeholder: '0x…', description: 'For Pyth: which of its prices.' }),
  gives: z
    .enum(['price', 'decimal'])
    .default('price')
    .meta({ title: 'Gives', widget: 'select', description: 'A price of the pair, or a plain number.' }),
  pair: pairSetting()
    .default('ETH/USD')
    .meta({ title: 'Pair', widget: 'pair', description: 'Of the price; the feed’s own description must not name another.' }),
  maxAgeMs: durationSetting(1000, 604_800_000).default(3_900_000).meta({
    title: 'Not older than',
    widget: 'duration',
    unit: 'ms',
    description: 'The feed’s heartbeat and a margin.',
  }),
  ageBy: z.enum(['now', 'block']).default('now').meta({
    title: 'Age at',
    widget: 'select',
    description: 'The worker’s clock, which also notices a chain that stands still, or the time of the block.',
    advanced: true,
  }),
  maxConfidence: decimalSetting().default('1').meta({
    title: 'Uncertain at most',
    widget: 'number',
    unit: '%',
    description: 'For Pyth: its confidence interval as a part of the price.',
    advanced: true,
  }),
  sequencer: evmAddressSetting().default('').meta({
    title: 'Sequencer feed',
    widget: 'contract',
    placeholder: '0x…',
    description: 'On a rollup: the uptime feed of its sequencer. Empty asks none.',
    advanced: true,
  }),
  graceMs: durationSetting(0, 86_400_000)
    .default(3_600_000)
    .meta({ title: 'Wait after an outage', widget: 'duration', unit: 'ms', description: 'Until prices have caught up.', advanced: true }),
  checkDescription: z.boolean().default(true).meta({
    title: 'Check its name',
    widget: 'toggle',
    description: 'Refuses a feed whose description names another pair.',
    advanced: true,
  }),
  ...blockSettings(),
  ...ioSettings({ timeoutMs: 3000 }),
})

/** Settings of the feed read brick, complete. */
export type FeedReadConfig = z.output<typeof feedReadConfig>
