import { Fault, type Host, parseLossless, readDecimal, requestWithRetries } from '../kit'
import type { PriceOracleConfig } from './config'
import { maxSourceBytes, type Source } from './sources'

/** What one source said, or why it does not count. `timeMs` is the market’s own time, else the reply’s. */
export type Answer = { ok: true; source: Source; amount: string; timeMs: number } | { ok: false; source: Source; fault: Fault }

/** How far in the future a market’s clock may be before its price is refused. */
const MAX_AHEAD_MS = 30_000

/** Asks one source; every failure is an answer, so that one dead market cannot stop the others. */
export async function ask(http: Host['http'], source: Source, config: PriceOracleConfig, nowMs: number): Promise<Answer> {
  try {
    const reply = await requestWithRetries(
      http,
      { method: 'GET', url: source.url, headers: { accept: 'application/json' }, timeoutMs: config.timeoutMs, maxBytes: maxSourceBytes },
      { retries: config.retries, backoffMs: 200 },
    )
    const quote = source.read(parseLossless(reply.body))
    if (readDecimal(quote.amount).coefficient <= 0n) throw unusable(`${quote.amount} is not a price.`)
    const { timeMs = reply.receivedAtMs } = quote
    if (nowMs - timeMs > config.maxAgeMs) throw stale(`The price is ${Math.round((nowMs - timeMs) / 1000)} s old.`)
    if (timeMs - nowMs > MAX_AHEAD_MS) throw unusable(`The price’s time is ${Math.round((timeMs - nowMs) / 1000)} s in the future.`)
    return { ok: true, source, amount: quote.amount, timeMs }
  } catch (error) {
    return { ok: false, source, fault: Fault.from(error) }
  }
}

const stale = (message: string): Fault =>
  new Fault('stale_price', message, { remedy: 'Choose a livelier market, or raise “Ignore older than”.', retry: true })

const unusable = (message: string): Fault => new Fault('source_error', message, { remedy: 'Leave this source out.' })
