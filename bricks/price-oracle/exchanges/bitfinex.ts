import { amountAt, type Exchange, member, sourceError } from './exchange'

/** Bitfinex’s own names where they differ from everyone else’s. LUNA there is what others call LUNC. */
const ASSETS: Readonly<Record<string, string>> = {
  ...{ ALGO: 'ALG', AMPL: 'AMP', ATOM: 'ATO', DASH: 'DSH', IOTA: 'IOT', LUNA: 'LUNA2', LUNC: 'LUNA', USDC: 'UDC', USDT: 'UST' },
}
/** Symbols that are the names of other coins there: AMP is AMPL, UDC is USDC, UST is USDT. */
const OTHERS = new Set(['AMP', 'UDC', 'UST'])
const assetOf = (symbol: string): string => (Object.hasOwn(ASSETS, symbol) ? ASSETS[symbol] : undefined) ?? symbol

/** Bitfinex, on its real dollar markets. A ticker is a list by position, an error `["error", code, message]`; it carries no time. */
export const bitfinex: Exchange = {
  title: 'Bitfinex',
  origin: 'https://api-pub.bitfinex.com',
  documentation: 'https://docs.bitfinex.com/reference/rest-public-ticker',
  market(base, quote) {
    if (OTHERS.has(base) || OTHERS.has(quote)) return undefined
    const [from, to] = [assetOf(base), assetOf(quote)]
    // Names of more than three letters are set apart by a colon.
    const symbol = `t${from}${from.length > 3 || to.length > 3 ? ':' : ''}${to}`
    return { symbol, path: `/v2/ticker/${symbol}`, quote }
  },
  read(body) {
    if (member(body, 0) === 'error') throw sourceError(`${String(member(body, 2))} (${String(member(body, 1))})`, member(body, 1) === 11010)
    return { amount: amountAt(body, 6) }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 0), ask: amountAt(body, 2) }),
}
