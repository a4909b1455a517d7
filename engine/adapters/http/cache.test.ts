import { expect, it } from 'vitest'
import type { Http, HttpRequest } from '../../world/http'
import { createHttpCache } from './cache'

const ask = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://api.example.com/${path}`,
  headers: {},
  timeoutMs: 1000,
  maxBytes: 1000,
  maxAgeMs: 10_000,
  ...more,
})

function setUp(size?: { entries: number; bytes: number }) {
  let nowMs = 1_795_357_920_214
  let count = 0
  let status = 200
  const http: Http = {
    request: async () => ({ status, headers: {}, body: `reply ${++count}`, receivedAtMs: nowMs }),
  }
  const cache = createHttpCache(() => nowMs, size)
  return {
    one: cache.of('0x01', http),
    two: cache.of('0x02', http),
    later: (ms: number) => {
      nowMs += ms
    },
    answer: (next: number) => {
      status = next
    },
  }
}

it('shows a worker again what it saw, for as long as the request allows', async () => {
  const { one, later } = setUp()
  const first = await one.request(ask('a'))
  later(10_000)
  expect(await one.request(ask('a'))).toEqual(first)
  expect((await one.request(ask('a', { maxAgeMs: 9_999 }))).body).toBe('reply 2')
})

it('never shows a worker what another saw', async () => {
  const { one, two } = setUp()
  await one.request(ask('a'))
  expect((await two.request(ask('a'))).body).toBe('reply 2')
  expect((await one.request(ask('a'))).body).toBe('reply 1')
})

it.each<[string, Partial<HttpRequest>]>([
  ['no age', { maxAgeMs: 0 }],
  ['another header', { headers: { authorization: 'Bearer {secret:OTHER}' } }],
  ['a method that does something', { method: 'POST', body: '{}' }],
  ['another signature', { sign: { kind: 'basic', user: 'me', password: '{secret:PASSWORD}' } }],
  ['another path', { url: 'https://api.example.com/b' }],
  ['a smaller largest reply', { maxBytes: 10 }],
])('asks anew with %s', async (_, more) => {
  const { one } = setUp()
  await one.request(ask('a'))
  expect((await one.request(ask('a', more))).body).toBe('reply 2')
})

it('keeps no refusal', async () => {
  const { one, answer } = setUp()
  answer(503)
  await one.request(ask('a'))
  answer(200)
  expect((await one.request(ask('a'))).body).toBe('reply 2')
})

it('trusts no reply from the future, such as after a clock was set back', async () => {
  const { one, later } = setUp()
  await one.request(ask('a'))
  later(-1)
  expect((await one.request(ask('a'))).body).toBe('reply 2')
})

it('drops what was not used for longest', async () => {
  const { one } = setUp({ entries: 2, bytes: 10_000 })
  await one.request(ask('a'))
  await one.request(ask('b'))
  await one.request(ask('a'))
  await one.request(ask('c'))
  expect((await one.request(ask('a'))).body).toBe('reply 1')
  expect((await one.request(ask('b'))).body).toBe('reply 4')
})

it('keeps nothing that is larger than all it may keep', async () => {
  const { one } = setUp({ entries: 10, bytes: 50 })
  await one.request(ask('a'))
  expect((await one.request(ask('a'))).body).toBe('reply 2')
})
