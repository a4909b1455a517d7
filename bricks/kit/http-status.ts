import { Fault } from './fault'
import type { HttpReply } from './host'

/**
 * What a failure says of the source: `retryable` may pass by itself, `dead` will not answer this worker until somebody acts, and `invalid`
 * means that the request or the reply is wrong while the source is well.
 */
export type SourceState = 'retryable' | 'dead' | 'invalid'

interface Refusal {
  code: string
  state: SourceState
  remedy: string
}

const unauthorised: Refusal = {
  code: 'http_unauthorised',
  state: 'dead',
  remedy: 'The source wants a key, or blocks this network. Check the headers, or use another source.',
}
const notFound: Refusal = { code: 'http_not_found', state: 'dead', remedy: 'Check the path: the source does not have it.' }
const notReady: Refusal = {
  code: 'http_server',
  state: 'retryable',
  remedy: 'The source is failing. It may pass; add a second source.',
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  401: unauthorised,
  402: { code: 'http_payment', state: 'dead', remedy: 'The source wants payment. Use another source or plan.' },
  403: unauthorised,
  404: notFound,
  407: unauthorised,
  408: notReady,
  410: notFound,
  418: {
    code: 'http_banned',
    state: 'dead',
    remedy: 'The source has banned this address for asking too often. Leave it out until the ban ends, and run less often.',
  },
  425: notReady,
  429: {
    code: 'http_rate_limited',
    state: 'retryable',
    remedy: 'The source limits requests. Run less often, use fewer workers, or add a key.',
  },
  451: {
    code: 'http_blocked_region',
    state: 'dead',
    remedy: 'The source does not serve this region. Leave it out, or use another.',
  },
}

const otherwise: Refusal = { code: 'http_status', state: 'invalid', remedy: 'Check the URL, its method and headers.' }

const refusalOf = (status: number): Refusal => REFUSALS[status] ?? (status >= 500 ? notReady : otherwise)

/** Failures that come before a status, or with a good one. */
const STATES: Readonly<Record<string, SourceState>> = {
  ...Object.fromEntries([...Object.values(REFUSALS), notReady, otherwise].map(({ code, state }) => [code, state])),
  http_timeout: 'retryable',
  http_unreachable: 'retryable',
  http_truncated: 'retryable',
  http_rate_limited_locally: 'retryable',
  http_refused_address: 'dead',
  http_redirect: 'dead',
  http_scheme: 'invalid',
  http_credentials: 'invalid',
  http_too_large: 'invalid',
  http_encoding: 'invalid',
  http_error_body: 'invalid',
  not_json: 'invalid',
  too_deep: 'invalid',
}

/** What the code of a failed request says of its source; undefined for a failure of another kind. */
export const sourceState = (code: string): SourceState | undefined => (Object.hasOwn(STATES, code) ? STATES[code] : undefined)

/** Why a reply’s status stops a brick; undefined for 2xx. A code of its own for each thing that an owner would do about it. */
export function refuseStatus(url: string, reply: HttpReply): Fault | undefined {
  const { status } = reply
  if (status >= 200 && status < 300) return undefined
  const { code, state, remedy } = refusalOf(status)
  const detail = reply.body.trim().startsWith('<') ? '' : reply.body.trim().replace(/\s+/g, ' ').slice(0, 120)
  return new Fault(code, `${new URL(url).host} answered ${status}${detail ? `: “${detail}”` : ''}.`, {
    remedy,
    retry: state === 'retryable',
  })
}
