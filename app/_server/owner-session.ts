import { timingSafeEqual } from 'node:crypto'
import { ownerSessionRequestSchema } from '@/app/_contracts'
import { type OwnerKey, verifySignIn } from '@/engine/core'
import { readJson } from './body'
import { parse } from './handle'
import { installation } from './installation'
import { problemResponse, Refusal } from './problem'

const COOKIE = 'phat_owner'

/** Trades an owner’s signature for a cookie that scripts cannot read and other sites cannot send. */
export async function openOwnerSession(request: Request): Promise<Response> {
  try {
    const { signIn, signature } = parse(ownerSessionRequestSchema, await readJson(request), 'body')
    const engine = installation()
    const nowMs = Date.now()
    await verifySignIn(signIn, signature, { instance: (await engine.instance()).id, nowMs })
    const { owner, expiryMs } = signIn
    const claim = `${owner}.${expiryMs}`
    const [code] = engine.authenticate(claim)
    return reply({ owner, expiryMs }, request, `${claim}.${code}`, Math.floor((expiryMs - nowMs) / 1000))
  } catch (error) {
    return problemResponse(error)
  }
}

/** Takes the cookie back. */
export const closeOwnerSession = (request: Request): Response => reply({ ok: true }, request, '', 0)

function reply(body: object, request: Request, value: string, maxAgeS: number): Response {
  const isTls = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  const cookie = `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeS}${isTls ? '; Secure' : ''}`
  return Response.json(body, { headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } })
}

/** The owner who signed in; null for nobody, or for a sign-in that has expired. */
export function ownerSignedIn(request: Request): OwnerKey | null {
  const [, owner, expiry, code] =
    /(?:^|;\s*)phat_owner=(0x[0-9a-f]{40,64})\.(\d{1,16})\.([0-9a-f]{64})(?:;|$)/.exec(request.headers.get('cookie') ?? '') ?? []
  if (owner === undefined || expiry === undefined || code === undefined || Number(expiry) <= Date.now()) return null
  const given = Buffer.from(code, 'hex')
  const isOurs = installation()
    .authenticate(`${owner}.${expiry}`)
    .some((ours) => timingSafeEqual(Buffer.from(ours, 'hex'), given))
  return isOurs ? `0x${owner.slice(2)}` : null
}

/** The owner who signed in. @throws {Refusal} `owner_session_missing`. */
export function requireOwner(request: Request): OwnerKey {
  const owner = ownerSignedIn(request)
  if (owner) return owner
  throw new Refusal('owner_session_missing', 'Nobody has signed in here as an owner.', 'Sign in under Settings with the owner’s account.')
}
