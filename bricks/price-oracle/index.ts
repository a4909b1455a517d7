import {
  canonicalDecimal,
  defineBrick,
  type Exact,
  Fault,
  hostOf,
  lowerMedian,
  medianOf,
  multiply,
  type Price,
  readDecimal,
  splitPair,
  writeDecimal,
} from '../kit'
import { type Answer, ask } from './ask'
import { checkSources } from './check'
import { type PriceOracleConfig, priceOracleConfig } from './config'
import { maxSourceBytes, sourcesOf, tetherSource } from './sources'

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
  words: (config) => `read ${config.pair} from ${count(sourcesOf(config).length)}${config.demo ? ' of the demo' : ''}`,
  subtitle: (config) => `${count(sourcesOf(config).length)}${config.demo ? ' · demo' : ''}`,
  rows: (config) =>
    sourcesOf(config)
      .slice(0, 5)
      .map(({ title, symbol }) => ({ label: title, value: symbol })),
  async execute({ config, host, nowMs, explain }) {
    const sources = sourcesOf(config)
    const tether = tetherSource(config)
    const [rate, ...answers] = await Promise.all([
      tether ? ask(host.http, tether, config, nowMs) : undefined,
      ...sources.map((source) => ask(host.http, source, config, nowMs)),
    ])
    const quoted = rate ? answers.map((answer) => convertTether(answer, rate)) : answers
    const good = quoted.flatMap((answer) => (answer.ok ? [answer] : []))
    const bad = quoted.flatMap((answer) => (answer.ok ? [] : [answer]))
    for (const { source, fault } of bad) explain(`${source.title} left out: ${fault.message}`)
    if (good.length < config.minSources) throw tooFew(config, good.length, bad)
    const middle = medianOf(
      good.map(({ amount }) => readDecimal(amount)),
      config.convention,
    )
    const timeMs = lowerMedian(good.map((answer) => answer.timeMs))
    if (!middle || timeMs === undefined) throw tooFew(config, 0, bad)
    const price: Price = {
      amount: writeDecimal(middle),
      ...splitPair(config.pair),
      timeMs,
      sources: good.map(({ source }) => source.id).sort(),
    }
    return { price }
  },
})

const count = (n: number): string => `${n} market${n === 1 ? '' : 's'}`

/** A price in tether becomes one in dollars; without a rate it does not count. */
function convertTether(answer: Answer, rate: Answer): Answer {
  if (!answer.ok || answer.source.quote !== 'USDT') return answer
  if (!rate.ok) return { ok: false, source: answer.source, fault: rate.fault }
  const product: Exact = multiply(readDecimal(answer.amount), readDecimal(rate.amount))
  return { ...answer, amount: canonicalDecimal(writeDecimal(product)), timeMs: Math.min(answer.timeMs, rate.timeMs) }
}

function tooFew(config: PriceOracleConfig, got: number, bad: readonly Extract<Answer, { ok: false }>[]): Fault {
  const reasons = bad.map(({ source, fault }) => `${source.title}: ${fault.message}`).join(' ')
  return new Fault('too_few_sources', `${got} of ${config.minSources} needed markets gave a price of ${config.pair}. ${reasons}`.trim(), {
    remedy: bad[0]?.fault.remedy ?? 'Choose more markets.',
    retry: bad.some(({ fault }) => fault.retry),
    cause: bad[0]?.fault,
  })
}
