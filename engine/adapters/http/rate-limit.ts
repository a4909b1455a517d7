import { setTimeout as wait } from 'node:timers/promises'
import { Fault } from '../../../bricks/kit'

/** How often one host may be asked: `perSecond` in the long run, `burst` at once. */
export interface HostRate {
  perSecond: number
  burst: number
}

/** Enough for a full committee that wakes at once, and far below what public sources ban for. */
export const DEFAULT_HOST_RATE: HostRate = { perSecond: 50, burst: 100 }

interface Bucket {
  /** Requests that may go at `atMs`; below zero are those that already wait. */
  tokens: number
  atMs: number
}

const MOST_BUCKETS = 1000

/**
 * A token bucket per host: `pass` waits until the host may be asked again, in order of calling, and resolves with how long that took (ms).
 * Whoever would wait longer than `mostMs` does not wait at all. @throws {Fault} `http_rate_limited_locally`.
 */
export function limitHosts({ perSecond, burst }: HostRate, nowMs: () => number = () => performance.now()) {
  const buckets = new Map<string, Bucket>()

  function bucketOf(host: string): Bucket {
    const atMs = nowMs()
    const { tokens, atMs: lastMs } = buckets.get(host) ?? { tokens: burst, atMs }
    const filled = { tokens: Math.min(burst, tokens + ((atMs - lastMs) / 1000) * perSecond), atMs }
    // Put last, so that the first in the map is the one unused for longest.
    buckets.delete(host)
    buckets.set(host, filled)
    const [oldest] = buckets.keys()
    if (buckets.size > MOST_BUCKETS && oldest !== undefined) buckets.delete(oldest)
    return filled
  }

  return {
    async pass(host: string, mostMs: number): Promise<number> {
      const bucket = bucketOf(host)
      const waitMs = bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000)
      if (waitMs >= mostMs && waitMs > 0)
        throw new Fault('http_rate_limited_locally', `This installation asks ${host} at most ${perSecond} times a second.`, {
          remedy: 'Run less often, spread schedules over the minute, or have the installation allow more.',
          retry: true,
        })
      bucket.tokens -= 1
      if (waitMs > 0) await wait(waitMs)
      return waitMs
    },
  }
}
