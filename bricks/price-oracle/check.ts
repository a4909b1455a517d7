import { type ConfigIssue, checkUrl, compilePath, Fault, splitPair } from '../kit'
import type { PriceOracleConfig } from './config'
import { exchanges } from './exchanges'
import { endedSymbol, sharedUpstreams } from './known-trouble'
import { isTethered, type Leg, legsOf, measureOf, offers, tetherSource } from './sources'

/** Mistakes in the settings: too few markets, pairs nobody lists, tether taken for dollars, sources that are one, dead symbols. */
export function checkSources(config: PriceOracleConfig): ConfigIssue[] {
  return [
    ...legsOf(config).flatMap((leg) => [...checkCount(config, leg), ...checkListed(config, leg), ...checkQuotes(config, leg)]),
    ...checkMeasure(config),
    ...checkUpstreams(config),
    ...checkSymbols(config),
    ...checkWay(config),
    ...checkCustom(config),
  ]
}

const nameOf = ({ base, quote }: Leg): string => `${base}/${quote}`

function checkCount(config: PriceOracleConfig, leg: Leg): ConfigIssue[] {
  const found = leg.sources.length
  if (found >= config.minSources) return []
  const of = config.via === undefined ? '' : ` for ${nameOf(leg)}`
  return [
    {
      code: 'too_few_sources',
      path: 'minSources',
      message: `${config.minSources} markets must answer${of}, and ${found} are chosen. Choose more, or lower “At least”.`,
      ...(found > 0 ? { fix: { title: `Need ${found}`, path: 'minSources', value: found } } : {}),
    },
  ]
}

function checkListed(config: PriceOracleConfig, leg: Leg): ConfigIssue[] {
  return config.sources
    .filter((id) => !exchanges[id].market(leg.base, leg.quote, measureOf(config)))
    .map((id) => ({
      code: 'pair_not_listed',
      severity: 'warning',
      path: 'sources',
      message: `${exchanges[id].title} does not list ${nameOf(leg)} and is left out.`,
    }))
}

function checkQuotes(config: PriceOracleConfig, leg: Leg): ConfigIssue[] {
  if (tetherSource(config)) return []
  return leg.sources
    .filter((source) => isTethered(leg, source))
    .map((source) => ({
      code: 'quote_mismatch',
      severity: 'warning',
      path: 'sources',
      message: `${source.title} quotes tether, not dollars: ${source.symbol} is read here as ${nameOf(leg)}. When tether leaves its peg, this market pulls the median with it.`,
      fix: { title: 'Convert with USDT/USD', path: 'convertTether', value: true },
    }))
}

function checkMeasure(config: PriceOracleConfig): ConfigIssue[] {
  return config.sources
    .filter((id) => !offers(exchanges[id], measureOf(config)))
    .map((id) => ({
      code: 'measure_missing',
      severity: 'warning',
      path: 'sources',
      message: `${exchanges[id].title} gives no ${measureOf(config) === 'mid' ? 'bid and ask' : 'average by volume'} and is left out.`,
    }))
}

function checkUpstreams(config: PriceOracleConfig): ConfigIssue[] {
  return legsOf(config)
    .slice(0, 1)
    .flatMap(({ sources }) => sharedUpstreams(sources))
    .map(({ follower, of, why }) => ({
      code: 'shared_upstream',
      severity: 'warning',
      path: follower.exchange ? 'sources' : 'custom',
      message: `${follower.title} and ${of.title} are not independent: ${why}. Count them as one in “At least”.`,
    }))
}

function checkSymbols({ pair, via }: PriceOracleConfig): ConfigIssue[] {
  const { base, quote } = splitPair(pair)
  return [base, quote, ...(via === undefined ? [] : [via])].flatMap((symbol): ConfigIssue[] => {
    const ended = endedSymbol(symbol)
    if (!ended) return []
    const value = symbol === base ? `${ended.now}/${quote}` : `${base}/${ended.now}`
    return [
      {
        code: 'dead_symbol',
        severity: 'warning',
        path: symbol === via ? 'via' : 'pair',
        message: `${symbol} is no longer what it was: ${ended.why}. Markets may show its last price for ever.`,
        ...(ended.now === undefined || symbol === via ? {} : { fix: { title: `Use ${ended.now}`, path: 'pair', value } }),
      },
    ]
  })
}

function checkWay({ pair, via, inverse }: PriceOracleConfig): ConfigIssue[] {
  const { base, quote } = splitPair(pair)
  if (via === base || via === quote)
    return [
      { code: 'way_of_itself', path: 'via', message: `${via} is in the pair already. Leave “By way of” empty, or take another currency.` },
    ]
  if (via === undefined || inverse !== true) return []
  return [
    {
      code: 'way_and_inverse',
      severity: 'warning',
      path: 'inverse',
      message: 'A cross rate is not turned round: “Turned round” has no effect with “By way of”.',
      fix: { title: 'Switch it off', path: 'inverse', value: false },
    },
  ]
}

function checkCustom(config: PriceOracleConfig): ConfigIssue[] {
  const seen = new Set<string>(config.sources)
  return config.custom.flatMap(({ name, path, url }, index): ConfigIssue[] => {
    // A fix names one setting, and a list of them is one.
    const issues: ConfigIssue[] = checkUrl(url, `custom.${index}.url`).map(({ fix: _, ...issue }) => issue)
    if (seen.has(name))
      issues.push({ code: 'duplicate_source', path: `custom.${index}.name`, message: `Two sources are called “${name}”.` })
    seen.add(name)
    try {
      compilePath(path)
    } catch (error) {
      const { code, message } = Fault.from(error)
      issues.push({ code, path: `custom.${index}.path`, message })
    }
    return issues
  })
}
