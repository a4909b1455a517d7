import { Fault, type Host, type HttpReply, type HttpRequest, type Json, parseLossless } from '../../bricks/kit'

interface HttpLike {
  request(request: HttpRequest): Promise<HttpReply>
}

const SCHEME = 'chain:'

/** The chain (CAIP-2) that a request asks, such as `eip155:1`; undefined for a request to the internet. */
export const chainAsked = (url: string): string | undefined => (url.startsWith(SCHEME) ? url.slice(SCHEME.length) : undefined)

/**
 * Chain reads as exchanges: a POST to `chain:<CAIP-2>` with `{method, params}`, answered with `{result}` or `{error}`. So they are permitted,
 * counted, recorded and replayed like every other request; the URL of a node, which may hold a key, stays with the installation.
 */
export function chainOver(http: HttpLike): Host['chain'] {
  return {
    async request({ chain, method, params, timeoutMs, maxBytes, delayMs }) {
      const body = JSON.stringify({ method, params })
      const delay = delayMs ? { delayMs } : {}
      const reply = await http.request({ method: 'POST', url: `${SCHEME}${chain}`, headers: {}, body, timeoutMs, maxBytes, ...delay })
      const answer = parseLossless(reply.body)
      if (isRecord(answer) && answer.result !== undefined) return answer.result
      const error = isRecord(answer) && isRecord(answer.error) ? answer.error : {}
      throw new Fault('rpc_error', `${chain} refused ${method}: ${String(error.message ?? 'it gave no reason')}.`, {
        remedy: 'Check the contract, the function and the block.',
        // A node that is behind the others has the block soon.
        retry: /not found|unknown block|header|missing|limit|busy/i.test(String(error.message)),
      })
    },
  }
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
