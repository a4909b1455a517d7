import { sessionRequestSchema } from '@/app/_contracts'
import { readJson } from './body'
import { isToken, SESSION_COOKIE, sessionOf } from './guard'
import { parse } from './handle'
import { Refusal } from './problem'

const DAYS_30 = 30 * 86_400

/** Trades the access token for a cookie that scripts cannot read and other sites cannot send. */
export async function openSession(request: Request): Promise<Response> {
  const { token } = parse(sessionRequestSchema, await readJson(request), 'body')
  const wanted = process.env.PHAT_ACCESS_TOKEN
  if (!wanted || !isToken(token, wanted))
    throw new Refusal('token_wrong', 'The access token is wrong.', 'Use the value of PHAT_ACCESS_TOKEN that the server was started with.')
  const isTls = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS_30}${isTls ? '; Secure' : ''}`
  return Response.json(
    { ok: true },
    { headers: { 'set-cookie': `${SESSION_COOKIE}=${sessionOf(wanted)}; ${attributes}`, 'cache-control': 'no-store' } },
  )
}
