import {
  type ConfigIssue,
  chainLimits,
  checkBlock,
  checkEvmAddress,
  checkFallback,
  defineBrick,
  formatDuration,
  orFallback,
  type PortValues,
  pinBlock,
  splitPair,
} from '../kit'
import { checkSequencer, readAggregator } from './aggregator'
import { type FeedReadConfig, feedReadConfig } from './config'
import { readPyth } from './pyth'
import { checkAge } from './reading'

export default defineBrick({
  id: 'feed-read',
  version: 1,
  kind: 'observe',
  title: 'Feed read',
  summary: 'Each worker reads a price feed on a chain and checks that it is fresh and whole.',
  icon: 'rss',
  needs: ['chain'],
  config: feedReadConfig,
  inputs: { at: { title: 'At', accepts: ['time'], optional: true } },
  outputs: ({ config }): Record<string, string> => ({
    value: valueType(config),
    updatedAt: 'time',
    ...(config.kind === 'pyth' ? { confidence: 'decimal' } : { round: 'decimal' }),
    block: 'decimal',
  }),
  check: ({ config }) => [
    ...checkEvmAddress('contract', config.contract),
    ...checkEvmAddress('sequencer', config.sequencer, { needed: false }),
    ...checkPriceId(config),
    ...checkBlock(config),
    ...checkFallback(config, valueType(config)),
  ],
  permissions: ({ chain }) => ({ chainsRead: [chain] }),
  limits: (config) => chainLimits(config, (config.kind === 'pyth' ? 1 : 3) + (config.sequencer === '' ? 0 : 1)),
  words: (config) => `read ${nameOf(config)} from a feed on ${config.chain}`,
  subtitle: (config) => `${nameOf(config)} · ${config.chain}`,
  rows: (config) => [
    { label: 'Feed', value: `${config.contract.slice(0, 6)}…${config.contract.slice(-4)}` },
    { label: 'Kind', value: config.kind },
    { label: 'Not older than', value: formatDuration(config.maxAgeMs) },
    { label: 'At block', value: config.block === 'given' ? config.blockId : config.block.replaceAll('-', ' ') },
  ],
  codes: {
    feed_stale: {
      title: 'The feed is too old',
      cause: 'The feed’s last value is older than Feed read allows: its publishers or the chain stand still, or its heartbeat is longer.',
      remedy: 'Look the feed’s heartbeat up. If it is longer, raise “Not older than”; else use another feed.',
    },
    feed_incomplete: {
      title: 'The feed has no whole value',
      cause: 'Its round is not answered, never happened, holds no price, or is of a time to come; or the contract is no such feed.',
      remedy: 'Check the contract and the kind of feed. A new round may mend it.',
    },
    feed_other_pair: {
      title: 'The feed is of another pair',
      cause: 'The description in the feed’s contract names another pair than the settings.',
      remedy: 'Use the feed of that pair, or correct the pair.',
    },
    feed_uncertain: {
      title: 'The price is too uncertain',
      cause: 'Pyth’s publishers differ by more than Feed read allows.',
      remedy: 'Wait for calmer markets, or raise “Uncertain at most”.',
    },
    sequencer_down: {
      title: 'The rollup stood still',
      cause: 'Its sequencer is down, or is up again for less than the time that prices need to catch up.',
      remedy: 'Wait: the next runs try again.',
    },
    price_id_missing: {
      title: 'No price is named',
      cause: 'Pyth’s contract holds all of its prices, and Feed read does not say which to read.',
      remedy: 'Fill in the price’s id, from Pyth’s list of price feeds.',
    },
  },
  execute: ({ config, inputs, host, nowMs, explain }) =>
    orFallback({ config, nowMs, explain }, { value: valueType(config) }, async (): Promise<PortValues> => {
      const atMs = typeof inputs.at === 'number' ? inputs.at : undefined
      const block = await pinBlock(host.chain, config, config, { atMs, nowMs })
      const asker = { config, chain: host.chain, block }
      const [reading] = await Promise.all([config.kind === 'pyth' ? readPyth(asker) : readAggregator(asker), checkSequencer(asker)])
      checkAge(reading, asker, nowMs)
      const { amount, updatedAtMs: timeMs, round, confidence } = reading
      const source = `${config.chain}:${config.contract.toLowerCase()}`
      return {
        value: config.gives === 'decimal' ? amount : { amount, ...splitPair(config.pair), timeMs, sources: [source] },
        updatedAt: timeMs,
        block: block.number.toString(),
        ...(round === undefined ? {} : { round }),
        ...(confidence === undefined ? {} : { confidence }),
      }
    }),
})

const valueType = ({ gives, pair }: FeedReadConfig): string => (gives === 'price' ? `price(${pair})` : 'decimal')

const nameOf = ({ gives, pair }: FeedReadConfig): string => (gives === 'price' ? pair : 'a number')

function checkPriceId({ kind, priceId }: FeedReadConfig): ConfigIssue[] {
  if (kind !== 'pyth' || priceId !== '') return []
  return [{ code: 'price_id_missing', path: 'priceId', message: 'Name the price to read by its id.' }]
}
