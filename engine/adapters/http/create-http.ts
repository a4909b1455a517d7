import { setTimeout as wait } from 'node:timers/promises'
import { Agent } from 'undici'
import { Fault } from '../../../bricks/kit'
import { answerDemo, DEFAULT_DEMO_SEED, DEMO_HOST, isDemoUrl } from '../../network/market'
import type { Clock } from '../../world/clock'
import type { Http } from '../../world/http'
import { type Exemption, guardedConnector, type Resolve } from './connector'
import { exchange } from './exchange'
import { DEFAULT_HOST_RATE, type HostRate, limitHosts } from './rate-limit'

/** The most any request may take, whatever its brick asks for. */
export interface HttpLimits {
  maxBytes: number
  timeoutMs: number
  maxRedirects: number
}

/** How an installation reaches the outside. None of this can be set by a workflow. */
export interface HttpOptions {
  clock: Clock
  /** Hosts and ports that may be reached although they are not public: for tests. */
  allow?: Exemption
  /** Answers the reserved demo host in-process, with this seed or the default one; refused when absent or false. */
  demoMarket?: boolean | { seed: string }
  limits?: Partial<HttpLimits>
  /** How often any one host may be asked, over all workers here. */
  hostRate?: HostRate
  /** Resolves names; `dns.lookup` when absent. */
  resolve?: Resolve
}

/** Http with sockets that can be closed. */
export interface ClosableHttp extends Http {
  close(): Promise<void>
}

const DEFAULT_LIMITS: HttpLimits = { maxBytes: 4_194_304, timeoutMs: 60_000, maxRedirects: 3 }

/** Requests to the public internet, guarded against every way into the network the worker runs in. */
export function createHttp({
  clock,
  allow = () => false,
  demoMarket = false,
  limits = {},
  hostRate = DEFAULT_HOST_RATE,
  resolve,
}: HttpOptions): ClosableHttp {
  const most = { ...DEFAULT_LIMITS, ...limits }
  const rate = limitHosts(hostRate)
  const agent = new Agent({
    connect: guardedConnector(allow, resolve),
    connections: 32,
    pipelining: 1,
    keepAliveTimeout: 4000,
    maxHeaderSize: 16_384,
    // The deadline of each request is kept by its own signal.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    async request(request) {
      if (request.delayMs) await wait(Math.min(request.delayMs, most.timeoutMs))
      if (isDemoUrl(request.url)) return answerDemo(request, demoSeed(demoMarket), clock.nowMs())
      const bounded = {
        ...request,
        timeoutMs: Math.min(request.timeoutMs, most.timeoutMs),
        maxBytes: Math.min(request.maxBytes, most.maxBytes),
      }
      const waitedMs = URL.canParse(request.url) ? await rate.pass(new URL(request.url).host, bounded.timeoutMs) : 0
      return exchange({ ...bounded, timeoutMs: bounded.timeoutMs - waitedMs }, { agent, clock, maxRedirects: most.maxRedirects })
    },
    close: () => agent.destroy(),
  }
}

function demoSeed(demoMarket: boolean | { seed: string }): string {
  if (typeof demoMarket === 'object') return demoMarket.seed
  if (demoMarket) return DEFAULT_DEMO_SEED
  throw new Fault('demo_market_off', `${DEMO_HOST} gives made-up data and is off here.`, {
    remedy: 'Read a real source, or run it in local mode.',
  })
}
