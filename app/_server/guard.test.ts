import { describe, expect, test } from 'vitest'
import { guard, SESSION_COOKIE, sessionOf } from './guard'
import { Refusal } from './problem'

const TOKEN = 'a-long-enough-token'

function codeOf(headers: Record<string, string>, { method = 'GET', path = '/api/v1/workflows', token = '' } = {}): string {
  try {
    guard({ method, path, headers: new Headers(headers) }, token)
    return 'served'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('without a token', () => {
  test.each(['127.0.0.1:3000', 'localhost', 'localhost:80', '[::1]:3000'])('%s is served', (host) =>
    expect(codeOf({ host })).toBe('served'),
  )

  test.each(['evil.example', 'localhost.evil.example:3000', '127.0.0.1.nip.io', '192.168.1.4:3000', '', 'localhost@evil.example'])(
    'a name that may have been rebound to this machine is refused: %s',
    (host) => expect(codeOf({ host })).toBe('host_refused'),
  )
})

describe('a page of another site', () => {
  const host = '127.0.0.1:3000'
  test('cannot write', () => {
    expect(codeOf({ host, origin: 'https://evil.example' }, { method: 'POST' })).toBe('origin_refused')
    expect(codeOf({ host, origin: 'null' }, { method: 'POST' })).toBe('origin_refused')
    expect(codeOf({ host, 'sec-fetch-site': 'cross-site' }, { method: 'POST' })).toBe('origin_refused')
  })
  test('cannot write from another port of this machine', () => {
    expect(codeOf({ host, origin: 'http://127.0.0.1:8080' }, { method: 'POST' })).toBe('origin_refused')
  })
  test('cannot call the API', () => expect(codeOf({ host, 'sec-fetch-site': 'cross-site' })).toBe('origin_refused'))
  test('may link to a page', () => expect(codeOf({ host, 'sec-fetch-site': 'cross-site' }, { path: '/w/abc' })).toBe('served'))
})

test('our own pages and programs may write', () => {
  const host = '127.0.0.1:3000'
  expect(codeOf({ host, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, { method: 'POST' })).toBe('served')
  expect(codeOf({ host }, { method: 'POST' })).toBe('served')
})

describe('with a token', () => {
  const host = 'phat.example'
  const cookie = (value: string) => ({ host, cookie: `theme=dark; ${SESSION_COOKIE}=${value}` })
  test('any name is served to who has it', () => {
    expect(codeOf({ host, authorization: `Bearer ${TOKEN}` }, { token: TOKEN })).toBe('served')
    expect(codeOf(cookie(sessionOf(TOKEN)), { token: TOKEN })).toBe('served')
  })
  test('nobody else is served, whatever Host they write', () => {
    expect(codeOf({ host: '127.0.0.1:3000' }, { token: TOKEN })).toBe('token_missing')
    expect(codeOf({ host, authorization: 'Bearer nope' }, { token: TOKEN })).toBe('token_wrong')
    expect(codeOf(cookie(sessionOf('another-token')), { token: TOKEN })).toBe('token_wrong')
    expect(codeOf(cookie(TOKEN), { token: TOKEN })).toBe('token_missing')
  })
  test('another site is refused although the browser adds the cookie', () =>
    expect(codeOf({ ...cookie(sessionOf(TOKEN)), origin: 'https://evil.example' }, { token: TOKEN, method: 'POST' })).toBe(
      'origin_refused',
    ))
  test('the page that asks for it needs none', () => expect(codeOf({ host }, { token: TOKEN, path: '/login' })).toBe('served'))
  test('a message to a deployment needs none: it carries its own proof', () => {
    const path = `/api/v1/deployments/0x${'ab'.repeat(32)}/hook`
    expect(codeOf({ host }, { token: TOKEN, path })).toBe('served')
    expect(codeOf({ host }, { token: TOKEN, path: `${path}/x` })).toBe('token_missing')
  })
})
