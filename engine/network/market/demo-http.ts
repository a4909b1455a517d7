import { Fault } from '../../../bricks/kit'
import type { Clock } from '../../world/clock'
import type { Http, HttpReply, HttpRequest } from '../../world/http'
import { DEFAULT_DEMO_SEED, DEMO_HOST, demoReply, isDemoUrl } from './reply'

/** The demo market’s reply to a request, as an HTTP client would give it. */
export const answerDemo = (request: HttpRequest, seed: string, nowMs: number): HttpReply => ({
  ...demoReply(seed, nowMs, request.url, request.body),
  receivedAtMs: nowMs,
})

/** An Http that reaches only the demo market: for browsers, where nothing else may be reached, and for offline use. */
export function createDemoHttp({ clock, seed = DEFAULT_DEMO_SEED }: { clock: Clock; seed?: string }): Http {
  return {
    async request(request) {
      if (isDemoUrl(request.url)) return answerDemo(request, seed, clock.nowMs())
      throw new Fault('http_unreachable', `${request.url} cannot be read here: only ${DEMO_HOST} can.`, {
        remedy: 'Run it through the server, or use the demo market.',
      })
    },
  }
}
