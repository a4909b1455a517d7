import { describe, expect, it } from 'vitest'
import { Fault } from './fault'
import type { HttpReply } from './host'
import { requestWithRetries, retryAfterMs } from './http'
import { refuseStatus, sourceState } from './http-status'
import { fakeHttp } from './run-brick.fixture'

const reply = (status: number, more: Partial<HttpReply> = {}): HttpReply => ({ status, headers: {}, body: '', receivedAtMs: 0, ...more })
const request = { method: 'GET', url: 'https://api.example.com/p', headers: {}, timeoutMs: 1000, maxBytes: 1000 } as const

describe('the status of a reply', () => {
  it.each([
    [304, 'http_status', 'invalid'],
    [400, 'http_status', 'invalid'],
    [401, 'http_unauthorised', 'dead'],
    [402, 'http_payment', 'dead'],
    [403, 'http_unauthorised', 'dead'],
    [404, 'http_not_found', 'dead'],
    [408, 'http_server', 'retryable'],
    [410, 'http_not_found', 'dead'],
    [418, 'http_banned', 'dead'],
    [422, 'http_status', 'invalid'],
    [425, 'http_server', 'retryable'],
    [429, 'http_rate_limited', 'retryable'],
    [451, 'http_blocked_region', 'dead'],
    [500, 'http_server', 'retryable'],
    [503, 'http_server', 'retryable'],
    [522, 'http_server', 'retryable'],
  ])('%i is %s: the source is %s', (status, code, state) => {
    const fault = refuseStatus(request.url, reply(status))
    expect(fault).toMatchObject({ code, retry: state === 'retryable' })
    expect(fault?.remedy).toMatch(/\.$/)
    expect(sourceState(code)).toBe(state)
  })
  it.each([200, 201, 204, 299])('%i is good', (status) => {
    expect(refuseStatus(request.url, reply(status))).toBeUndefined()
  })
  it('quotes what the source says in one line, but not a web page', () => {
    expect(refuseStatus(request.url, reply(400, { body: '{"msg":\n "no such pair"}' }))?.message).toBe(
      'api.example.com answered 400: “{"msg": "no such pair"}”.',
    )
    expect(refuseStatus(request.url, reply(503, { body: '<html>' }))?.message).toBe('api.example.com answered 503.')
  })
  it('says nothing of the source for a failure of another kind', () => {
    expect(sourceState('division_by_zero')).toBeUndefined()
    expect(sourceState('toString')).toBeUndefined()
  })
})

describe('Retry-After', () => {
  const at = Date.UTC(2026, 10, 22, 14, 32)
  it.each([
    ['2', 2000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 14:32:03 GMT', 3000],
    ['Sunday, 22-Nov-26 14:32:04 GMT', 4000],
    ['Sun Nov 22 14:32:05 2026', 5000],
    ['Sun, 22 Nov 2026 14:31:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['1.5', 0],
    ['99999999999', 0],
  ])('“%s” asks for %i ms', (value, ms) => {
    expect(retryAfterMs(reply(429, { headers: { 'retry-after': value }, receivedAtMs: at }))).toBe(ms)
  })
  it('is waited for when it is short, and the source given up when it is long', async () => {
    const limited = (seconds: string) => {
      let first = true
      return fakeHttp(() => {
        const status = first ? 429 : 200
        first = false
        return { status, headers: { 'retry-after': seconds } }
      })
    }
    const short = limited('3')
    await requestWithRetries(short.http, request, { retries: 1, backoffMs: 10 })
    expect(short.asked.map(({ delayMs }) => delayMs)).toEqual([undefined, 3000])
    const long = limited('6')
    await expect(requestWithRetries(long.http, request, { retries: 1, backoffMs: 10 })).rejects.toMatchObject({ code: 'http_rate_limited' })
    expect(long.asked).toHaveLength(1)
  })
})

it('asks a dead or wrong source once', async () => {
  for (const status of [400, 401, 402, 404, 418, 451]) {
    const { http, asked } = fakeHttp(() => ({ status }))
    await expect(requestWithRetries(http, request, { retries: 3, backoffMs: 0 })).rejects.toBeInstanceOf(Fault)
    expect(asked).toHaveLength(1)
  }
})
