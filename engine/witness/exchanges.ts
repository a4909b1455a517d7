import { canonicalJson, Fault, type HttpReply, type HttpRequest } from '../../bricks/kit'
import type { Exchange } from './observation'

/** Requests as a brick’s host makes them. */
interface HttpLike {
  request(request: HttpRequest): Promise<HttpReply>
}

const KEPT_HEADERS = ['content-type', 'date', 'retry-after']

const keep = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])))

const keyOf = ({ method, url, headers, body }: Exchange['request']): string => canonicalJson({ method, url, headers, body: body ?? null })

const asked = ({ method, url, headers, body }: HttpRequest): Exchange['request'] => ({
  method,
  url,
  headers,
  ...(body === undefined ? {} : { body }),
})

/**
 * Wraps a worker’s HTTP so that each exchange that has ended is kept, in the order they began: a replay hands equal requests their replies in
 * that order. A brick sees only what is kept, so that a replay shows it the same.
 */
export function recordExchanges(http: HttpLike): { http: HttpLike; exchanges: Exchange[] } {
  const exchanges: Exchange[] = []
  const begun: number[] = []
  let count = 0
  const keepAt = (number: number, exchange: Exchange) => {
    const later = begun.findIndex((other) => other > number)
    const at = later < 0 ? begun.length : later
    begun.splice(at, 0, number)
    exchanges.splice(at, 0, exchange)
  }
  return {
    exchanges,
    http: {
      async request(request) {
        const number = count++
        try {
          const { status, headers, body, receivedAtMs } = await http.request(request)
          const reply = { status, headers: keep(headers), body: body.toWellFormed(), receivedAtMs }
          keepAt(number, { request: asked(request), reply })
          return reply
        } catch (error) {
          const fault = Fault.from(error)
          keepAt(number, { request: asked(request), fault: fault.toJSON() })
          throw fault
        }
      },
    },
  }
}

/** HTTP that answers from a recording only: equal requests get their replies in the order recorded. @throws {Fault} `not_recorded`. */
export function replayExchanges(exchanges: readonly Exchange[]): HttpLike {
  const waiting = new Map<string, Exchange[]>()
  for (const exchange of exchanges) {
    const key = keyOf(exchange.request)
    const list = waiting.get(key)
    if (list) list.push(exchange)
    else waiting.set(key, [exchange])
  }
  return {
    async request(request) {
      const exchange = waiting.get(keyOf(asked(request)))?.shift()
      if (!exchange)
        throw new Fault('not_recorded', `${request.method} ${request.url} was not recorded.`, {
          remedy: 'Replay with the recording of the same graph.',
        })
      if (exchange.reply) return exchange.reply
      const fault = exchange.fault
      throw new Fault(fault?.code ?? 'not_recorded', fault?.message ?? 'The recording holds no reply.', {
        remedy: fault?.remedy ?? '',
        retry: fault?.retry ?? false,
      })
    },
  }
}
