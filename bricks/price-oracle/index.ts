import { defineBrick, hostOf, type Price, splitPair, writeDecimal } from '../kit'
import { ask } from './ask'
import { checkSources } from './check'
import { type PriceOracleConfig, priceOracleConfig } from './config'
import { combine, settleLeg } from './settle-leg'
import { legsOf, maxSourceBytes, sourcesOf, tetherSource } from './sources'

const everySource = (config: PriceOracleConfig) => [...sourcesOf(config), ...[tetherSource(config) ?? []].flat()]

export default defineBrick({
  id: 'price-oracle',
  version: 1,
  kind: 'observe',
  title: 'Price oracle',
  summary: 'Each worker asks several markets for a price and takes their median.',
  icon: 'chart-candlestick',
  needs: ['http'],
  config: priceOracleConfig,
  inputs: {},
  outputs: ({ config }) => ({ price: `price(${config.pair})` }),
  check: ({ config }) => checkSources(config),
  permissions: (config) => ({
    hosts: everySource(config)
      .map(({ url }) => hostOf(url))
      .sort(),
  }),
  limits(config) {
    const requests = everySource(config).length * (config.retries + 1)
    return { requests, bytes: requests * maxSourceBytes, timeMs: config.timeoutMs * (config.retries + 1) + 200 * (2 ** config.retries - 1) }
  },
  words: (config) =>
    `read ${config.pair} from ${count(legsOf(config)[0]?.sources.length ?? 0)}${config.demo ? ' of the demo' : ''}${by(config)}`,
  subtitle: (config) => `${count(legsOf(config)[0]?.sources.length ?? 0)}${config.demo ? ' · demo' : ''}${by(config)}`,
  rows: (config) => (legsOf(config)[0]?.sources ?? []).slice(0, 5).map(({ title, symbol }) => ({ label: title, value: symbol })),
  codes: {
    measure_missing: {
      title: 'The market does not give this measure',
      cause: 'The exchange’s ticker has no bid and ask, or no average by volume, so the Price oracle leaves it out.',
      remedy: 'Take the last price, or other markets.',
    },
    shared_upstream: {
      title: 'Two sources are one',
      cause:
        'One of the chosen sources takes its prices from another, or both come from the same host. Together they can outvote honest ones.',
      remedy: 'Leave one of them out, or raise “At least” so that they do not count alone.',
    },
    dead_symbol: {
      title: 'The symbol has ended',
      cause: 'The coin was renamed, exchanged or ended. Some markets keep the last price of the old symbol.',
      remedy: 'Use the new symbol, and check the rate at which the old one was exchanged.',
    },
    way_of_itself: {
      title: 'A cross rate by itself',
      cause: 'The currency under “By way of” is one of the pair’s own.',
      remedy: 'Leave it empty, or take a currency that both of the pair trade in, such as USD.',
    },
    way_and_inverse: {
      title: 'Turned round has no effect',
      cause: '“By way of” asks for two pairs as they are listed, so nothing is turned round.',
      remedy: 'Switch “Turned round” off.',
    },
  },
  async execute({ config, host, nowMs, explain }) {
    const tether = tetherSource(config)
    const [rate, ...asked] = await Promise.all([
      tether ? ask(host.http, tether, config, nowMs) : undefined,
      ...legsOf(config).map(async (leg) => ({
        leg,
        answers: await Promise.all(leg.sources.map((source) => ask(host.http, source, config, nowMs))),
      })),
    ])
    const { amount, timeMs, sources } = combine(
      asked.map(({ leg, answers }) => settleLeg(config, leg, answers, rate, explain)),
      config,
    )
    const price: Price = { amount: writeDecimal(amount), ...splitPair(config.pair), timeMs, sources }
    return { price }
  },
})

const count = (n: number): string => `${n} market${n === 1 ? '' : 's'}`

const by = ({ via }: PriceOracleConfig): string => (via === undefined ? '' : ` by way of ${via}`)
