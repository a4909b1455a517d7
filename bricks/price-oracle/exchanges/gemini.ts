import { amountAt, averageAt, type Exchange, member, sourceError } from './exchange'

/** Gemini, on its real dollar markets; errors come as `{result: "error", reason, message}`. Its time is that of the volume, not of the price. */
export const gemini: Exchange = {
  title: 'Gemini',
  origin: 'https://api.gemini.com',
  documentation: 'https://docs.gemini.com/rest/market-data#get-ticker',
  market(base, quote) {
    const symbol = `${base}${quote}`.toLowerCase()
    return { symbol, path: `/v1/pubticker/${symbol}`, quote }
  },
  read(body) {
    if (member(body, 'result') === 'error') {
      const reason = String(member(body, 'reason') ?? 'no reason')
      throw sourceError(
        `${String(member(body, 'message') ?? 'No message')} (${reason})`,
        reason === 'RateLimit' || reason === 'Maintenance',
      )
    }
    return { amount: amountAt(body, 'last') }
  },
  bidAsk: (body) => ({ bid: amountAt(body, 'bid'), ask: amountAt(body, 'ask') }),
  vwap(body, { symbol, quote }) {
    // Volumes are by currency, beside a time.
    const base = symbol.slice(0, symbol.length - quote.length).toUpperCase()
    return averageAt(member(body, 'volume'), quote, base)
  },
}
