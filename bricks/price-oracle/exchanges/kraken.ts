import { isLosslessNumber, type Json } from '../../kit'
import { amountAt, type Exchange, member, sourceError } from './exchange'

/** Kraken’s own names where they differ from everyone else’s. LUNA, REP and UST there are what others call LUNC, REPV1 and USTC. */
const ASSETS: Readonly<Record<string, string>> = {
  ...{ BTC: 'XBT', DOGE: 'XDG', LUNA: 'LUNA2', LUNC: 'LUNA', REP: 'REPV2', REPV1: 'REP', USTC: 'UST' },
}
const assetOf = (symbol: string): string => ASSETS[symbol] ?? symbol

/** Kraken; errors come with HTTP 200 in `error`. The ticker carries no time. */
export const kraken: Exchange = {
  title: 'Kraken',
  origin: 'https://api.kraken.com',
  documentation: 'https://docs.kraken.com/api/docs/rest-api/get-ticker-information',
  market(base, quote) {
    const symbol = `${assetOf(base)}/${assetOf(quote)}`
    return { symbol, path: `/0/public/Ticker?pair=${assetOf(base)}${assetOf(quote)}`, quote }
  },
  read(body) {
    const errors = member(body, 'error')
    if (Array.isArray(errors) && errors.length > 0) throw sourceError(errors.map(String).join(', '), errors.some(mayPass))
    return { amount: amountAt(member(tickerIn(body), 'c'), 0) }
  },
  bidAsk(body) {
    const ticker = tickerIn(body)
    return { bid: amountAt(member(ticker, 'b'), 0), ask: amountAt(member(ticker, 'a'), 0) }
  },
  // The first is today’s, the second the last 24 hours’.
  vwap: (body) => amountAt(member(tickerIn(body), 'p'), 1),
}

/** One pair was asked for, and the answer is under Kraken’s internal name of it, such as XETHZUSD. */
function tickerIn(body: Json): Json {
  const result = member(body, 'result')
  if (typeof result !== 'object' || result === null || Array.isArray(result) || isLosslessNumber(result))
    throw sourceError('The reply has no “result”.')
  const [ticker, ...others] = Object.values(result)
  if (ticker === undefined || others.length > 0) throw sourceError('The reply does not hold exactly one pair.')
  return ticker
}

const mayPass = (error: unknown): boolean => /^(EAPI:Rate limit|EService:|EGeneral:Too many|EGeneral:Temporary)/.test(String(error))
