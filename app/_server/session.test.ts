import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { POST as openSession } from '@/app/api/v1/session/route'
import { proxy } from '@/proxy'

const TOKEN = 'sixteen-letters-or-more'
const ORIGIN = 'http://phat.example'

beforeEach(() => {
  process.env.PHAT_ACCESS_TOKEN = TOKEN
})
afterEach(() => {
  delete process.env.PHAT_ACCESS_TOKEN
})

const visit = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`${ORIGIN}${path}`, { headers: { host: 'phat.example', ...headers } }))
const signIn = (token: string) =>
  openSession(
    new Request(`${ORIGIN}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    }),
  )

test('a page without a session leads to the sign-in page and back', () => {
  const response = visit('/w/abc?tab=2')
  expect([response.status, response.headers.get('location')]).toEqual([303, `${ORIGIN}/login?next=%2Fw%2Fabc%3Ftab%3D2`])
})

test('the API without a session says what is missing', async () => {
  const response = visit('/api/v1/workflows')
  expect([response.status, (await response.json()).code]).toEqual([401, 'token_missing'])
})

test('the token gives a cookie that scripts cannot read, that does not hold the token, and that opens every page', async () => {
  const response = await signIn(TOKEN)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^phat_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  expect(cookie).not.toContain(TOKEN)
  expect(visit('/w/abc', { cookie: cookie.split(';')[0] ?? '' }).headers.get('x-middleware-next')).toBe('1')
})

test('a wrong token gives none', async () => {
  const response = await signIn('sixteen-letters-or-more!')
  expect([response.status, response.headers.get('set-cookie'), (await response.json()).code]).toEqual([401, null, 'token_wrong'])
})
