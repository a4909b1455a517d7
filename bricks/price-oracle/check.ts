import { type ConfigIssue, compilePath, Fault, splitPair } from '../kit'
import type { PriceOracleConfig } from './config'
import { exchanges } from './exchanges'
import { sourcesOf, tetherSource } from './sources'

/** Mistakes in the settings: too few markets, pairs nobody lists, tether taken for dollars, broken own sources. */
export function checkSources(config: PriceOracleConfig): ConfigIssue[] {
  return [...checkCount(config), ...checkListed(config), ...checkQuotes(config), ...checkCustom(config)]
}

function checkCount(config: PriceOracleConfig): ConfigIssue[] {
  const found = sourcesOf(config).length
  if (found >= config.minSources) return []
  return [
    {
      code: 'too_few_sources',
      path: 'minSources',
      message: `${config.minSources} markets must answer, and ${found} are chosen. Choose more, or lower “At least”.`,
      ...(found > 0 ? { fix: { title: `Need ${found}`, path: 'minSources', value: found } } : {}),
    },
  ]
}

function checkListed(config: PriceOracleConfig): ConfigIssue[] {
  const { base, quote } = splitPair(config.pair)
  return config.sources
    .filter((id) => !exchanges[id].market(base, quote))
    .map((id) => ({
      code: 'pair_not_listed',
      severity: 'warning',
      path: 'sources',
      message: `${exchanges[id].title} does not list ${config.pair} and is left out.`,
    }))
}

function checkQuotes(config: PriceOracleConfig): ConfigIssue[] {
  const { quote } = splitPair(config.pair)
  if (tetherSource(config)) return []
  return sourcesOf(config)
    .filter((source) => source.quote !== quote)
    .map((source) => ({
      code: 'quote_mismatch',
      severity: 'warning',
      path: 'sources',
      message: `${source.title} quotes tether, not dollars: ${source.symbol} is read here as ${config.pair}. When tether leaves its peg, this market pulls the median with it.`,
      fix: { title: 'Convert with USDT/USD', path: 'convertTether', value: true },
    }))
}

function checkCustom(config: PriceOracleConfig): ConfigIssue[] {
  const seen = new Set<string>()
  return config.custom.flatMap(({ name, path, url }, index): ConfigIssue[] => {
    const issues: ConfigIssue[] = []
    if (seen.has(name))
      issues.push({ code: 'duplicate_source', path: `custom.${index}.name`, message: `Two own sources are called “${name}”.` })
    seen.add(name)
    if (new URL(url).username !== '' || new URL(url).password !== '')
      issues.push({
        code: 'credentials_in_url',
        path: `custom.${index}.url`,
        message: `The URL of “${name}” holds a user name or password. Take them out.`,
      })
    try {
      compilePath(path)
    } catch (error) {
      const { code, message } = Fault.from(error)
      issues.push({ code, path: `custom.${index}.path`, message })
    }
    return issues
  })
}
