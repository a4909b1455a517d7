import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './problem'

/** The cookie of a browser that gave the access token. */
export const SESSION_COOKIE = 'phat_session'

/** What the guard looks at. */
export interface GuardedRequest {
  method: string
  /** Path, without query. */
  path: string
  headers: Headers
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a browser without the token needs to be asked for it, and the addresses of messages, which carry a proof of their own. */
const OPEN = [
  /^\/api\/v1\/deployments\/0x[0-9a-f]{64}\/hook$/,
  /^\/login$/,
  /^\/api\/v1\/session$/,
  /^\/_next\//,
  /^\/icon\.svg$/,
  /^\/favicon\.ico$/,
]

/**
 * Refuses what another site, a rebound name or a stranger sends. Without a token only loopback names are served; with one, any name and
 * only who has it, since a stranger may write any Host.
 * @throws {Refusal} `host_refused`, `origin_refused`, `token_missing`, `token_wrong`.
 */
export function guard({ method, path, headers }: GuardedRequest, token: string | undefined): void {
  const host = headers.get('host') ?? ''
  if (!token && !LOOPBACK.has(nameOf(host)))
    throw new Refusal(
      'host_refused',
      `This server answers to loopback names only, and was asked as “${host.slice(0, 80)}”.`,
      'Open it as http://127.0.0.1, or set PHAT_ACCESS_TOKEN to serve other names.',
    )
  checkOrigin(headers, host, method, path)
  if (token && !OPEN.some((pattern) => pattern.test(path))) checkToken(headers, token)
}

function nameOf(host: string): string {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return ''
  }
}

function checkOrigin(headers: Headers, host: string, method: string, path: string): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const foreignOrigin = origin !== null && originHost(origin) !== host
  const guarded = !SAFE.has(method) || path.startsWith('/api/')
  const foreignSite = guarded && site !== null && site !== 'same-origin' && site !== 'none'
  if (!foreignOrigin && !foreignSite) return
  throw new Refusal(
    'origin_refused',
    `Another site (${(origin ?? site ?? '').slice(0, 80)}) sent this request.`,
    'Use the app’s own pages, or a client that is no browser.',
  )
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

function checkToken(headers: Headers, token: string): void {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const cookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([0-9a-f]{64})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1]
  if (bearer === undefined && cookie === undefined)
    throw new Refusal('token_missing', 'This server asks for an access token.', 'Sign in at /login, or send “authorization: Bearer …”.')
  if (bearer !== undefined ? isToken(bearer, token) : same(cookie ?? '', sessionOf(token))) return
  throw new Refusal('token_wrong', 'The access token is wrong.', 'Use the value of PHAT_ACCESS_TOKEN that the server was started with.')
}

/** True when a text is the access token; takes as long for every text. */
export const isToken = (text: string, token: string): boolean => same(text, token)

/** What a session’s cookie holds: proof of the token, from which the token does not follow. */
export const sessionOf = (token: string): string => createHmac('sha256', token).update('phat.session/1').digest('hex')

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
