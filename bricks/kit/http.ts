import { Fault } from './fault'
import type { Host, HttpReply, HttpRequest } from './host'
import { refuseStatus } from './http-status'

/** How often a request is repeated, and how long to wait before the first repeat; each further wait is twice as long. */
export interface RetryPolicy {
  retries: number
  backoffMs: number
}

/** The longest a server may ask us to wait before we give the source up. */
const MAX_RETRY_AFTER_MS = 5000

/** The host of a URL as permissions name it: with `:port` only when that is not the scheme’s own. */
export const hostOf = (url: string): string => new URL(url).host

/** Sends a request, repeating what may pass (timeouts, 429, 5xx); resolves with a 2xx reply. @throws {Fault} those of {@link refuseStatus} and of the host. */
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
  // The oldest form of date names no zone and means GMT, not that of the machine.
  const dated = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value} GMT`
  const dateMs = /[A-Za-z]/.test(value) ? Date.parse(dated) : Number.NaN
  return Number.isNaN(dateMs) ? 0 : Math.max(0, dateMs - reply.receivedAtMs)
}
