import { Fault } from './fault'
import type { Host, HttpReply, HttpRequest } from './host'

/** How often a request is repeated, and how long to wait before the first repeat; each further wait is twice as long. */
export interface RetryPolicy {
  retries: number
  backoffMs: number
}

/** The longest a server may ask us to wait before we give the source up. */
const MAX_RETRY_AFTER_MS = 5000

/** The host of a URL as permissions name it: with `:port` only when that is not the scheme’s own. */
export const hostOf = (url: string): string => new URL(url).host

/** Sends a request, repeating what may pass (timeouts, 429, 5xx); resolves with a 2xx reply. @throws {Fault} `http_status` and those of the host. */
export async function requestWithRetries(http: Host['http'], request: HttpRequest, policy: RetryPolicy): Promise<HttpReply> {
  let delayMs = 0
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptOnce(http, delayMs > 0 ? { ...request, delayMs } : request)
    if (outcome.ok) return outcome.reply
    const { fault, retryAfterMs } = outcome
    if (!fault.retry || attempt >= policy.retries || retryAfterMs > MAX_RETRY_AFTER_MS) throw fault
    delayMs = Math.max(policy.backoffMs * 2 ** attempt, retryAfterMs)
  }
}

type Outcome = { ok: true; reply: HttpReply } | { ok: false; fault: Fault; retryAfterMs: number }

async function attemptOnce(http: Host['http'], request: HttpRequest): Promise<Outcome> {
  try {
    const reply = await http.request(request)
    const fault = refuseStatus(request.url, reply)
    return fault ? { ok: false, fault, retryAfterMs: retryAfterMs(reply) } : { ok: true, reply }
  } catch (error) {
    return { ok: false, fault: Fault.from(error), retryAfterMs: 0 }
  }
}

/** Reads a Retry-After header, in seconds or as an HTTP date; 0 when there is none. */
export function retryAfterMs(reply: HttpReply): number {
  const value = reply.headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const dateMs = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(dateMs) ? 0 : Math.max(0, dateMs - reply.receivedAtMs)
}

/** Why a reply’s status stops a brick; undefined for 2xx. */
export function refuseStatus(url: string, reply: HttpReply): Fault | undefined {
  const { status } = reply
  if (status >= 200 && status < 300) return undefined
  const detail = reply.body.trim().startsWith('<') ? '' : reply.body.trim().replace(/\s+/g, ' ').slice(0, 120)
  return new Fault('http_status', `${new URL(url).host} answered ${status}${detail ? `: “${detail}”` : ''}.`, {
    remedy: remedyFor(status),
    retry: status === 408 || status === 425 || status === 429 || status >= 500,
  })
}

function remedyFor(status: number): string {
  if (status === 401 || status === 403) return 'The source wants a key, or blocks this network. Check the headers, or use another source.'
  if (status === 402) return 'The source wants payment. Use another source or plan.'
  if (status === 404 || status === 410) return 'Check the path: the source does not have it.'
  if (status === 429) return 'The source limits requests. Run less often, use fewer workers, or add a key.'
  if (status === 451) return 'The source does not serve this region. Leave it out, or use another.'
  if (status >= 500) return 'The source is failing. It may pass; add a second source.'
  return 'Check the URL, its method and headers.'
}
