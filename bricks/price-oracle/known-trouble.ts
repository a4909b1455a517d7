import { hostOf } from '../kit'
import { type ExchangeId, exchanges } from './exchanges'
import type { Source } from './sources'

/** A symbol that markets no longer use as they did. `now` is given where the new symbol is the same coin, one for one. */
interface Ended {
  now?: string
  why: string
}

/** Symbols that died or were renamed, with the month in which it happened. */
const ENDED: Readonly<Record<string, Ended>> = {
  AGIX: { why: 'it was merged into FET in July 2024, at another rate' },
  BUSD: { why: 'its issuer ended it in December 2023' },
  EOS: { why: 'it became A (Vaulta) in May 2025' },
  FTM: { why: 'it became S (Sonic) in January 2025' },
  GNT: { now: 'GLM', why: 'it became GLM in November 2020' },
  KLAY: { now: 'KAIA', why: 'it became KAIA in October 2024' },
  LEND: { why: 'it became AAVE in October 2020, a hundred for one' },
  LUNA: { why: 'since May 2022 it is another coin, and the old one is LUNC' },
  MATIC: { now: 'POL', why: 'it became POL in September 2024' },
  MKR: { why: 'it became SKY in 2025, one for 24,000' },
  NANO: { now: 'XNO', why: 'it became XNO in November 2021' },
  RNDR: { now: 'RENDER', why: 'it became RENDER in July 2024' },
  UST: { now: 'USTC', why: 'since May 2022 it is USTC, and far from a dollar' },
}

/** Why a symbol should not be asked for any more; undefined for one that lives. */
export const endedSymbol = (symbol: string): Ended | undefined => (Object.hasOwn(ENDED, symbol) ? ENDED[symbol] : undefined)

/** Exchanges whose prices come from others: from some by name, or as an average of all. */
const UPSTREAM: Partial<Record<ExchangeId, readonly ExchangeId[] | 'all'>> = {
  binanceus: ['binance'],
  coingecko: 'all',
}

/** Pairs of sources that are not independent: the one that follows, and the one it follows. */
export function sharedUpstreams(sources: readonly Source[]): { follower: Source; of: Source; why: string }[] {
  return sources.flatMap((follower, index) => {
    const upstream = follower.exchange && UPSTREAM[follower.exchange]
    const followed = sources.filter(
      (other) => other !== follower && other.exchange && (upstream === 'all' || upstream?.includes(other.exchange)),
    )
    const [first] = followed
    if (first && upstream === 'all') return [{ follower, of: first, why: 'it averages markets that are asked here too' }]
    if (first) return [{ follower, of: first, why: 'the same traders and software stand behind both' }]
    const sameHost = (other: Source) => other.id !== follower.id && (realHost(other) === realHost(follower) || isOf(follower, other))
    const twin = follower.exchange ? undefined : sources.slice(0, index).find(sameHost)
    return twin
      ? [{ follower, of: twin, why: `both are read from ${realHost(twin) === realHost(follower) ? realHost(follower) : domainOf(twin)}` }]
      : []
  })
}

const realHost = ({ exchange, url }: Source): string => hostOf(exchange ? exchanges[exchange].origin : url)

/** An exchange answers under several names of its domain, such as api.coinbase.com beside api.exchange.coinbase.com. */
const isOf = (own: Source, { exchange, ...other }: Source): boolean =>
  exchange !== undefined && `.${realHost(own)}`.endsWith(`.${domainOf({ exchange, ...other })}`)

const domainOf = (source: Source): string => realHost(source).split('.').slice(-2).join('.')
