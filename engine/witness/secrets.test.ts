import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault, type HttpReply, type HttpRequest } from '../../bricks/kit'
import { base64 } from './base64'
import { recordExchanges } from './exchanges'
import { maskWith } from './mask-secrets'
import { type OpenSecret, withSecrets } from './secrets'

const KEY: OpenSecret = { name: 'API_KEY', value: 'p/q:r s&"tü+42', hosts: ['api.example.com'] }
const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 1000,
  maxBytes: 1000,
  ...more,
})

function echo(say: (request: HttpRequest) => Partial<HttpReply> = () => ({})) {
  const sent: HttpRequest[] = []
  const http = {
    request: async (request: HttpRequest): Promise<HttpReply> => {
      sent.push(request)
      return { status: 200, headers: {}, body: '', receivedAtMs: 1, ...say(request) }
    },
  }
  return { http, sent }
}

describe('withSecrets', () => {
  it('puts values into path, query, headers and body as each place spells them', async () => {
    const { http, sent } = echo()
    const { request } = withSecrets(http, [KEY], () => 0)
    await request(
      get('https://api.example.com/x/{secret:API_KEY}/y?k={secret:API_KEY}&n=%7Bsecret:API_KEY%7D', {
        headers: { 'x-key': 'Bearer {secret:API_KEY}' },
      }),
    )
    await request(
      get('https://api.example.com/', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"k":"{secret:API_KEY}"}',
      }),
    )
    await request(
      get('https://api.example.com/', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'k=%7Bsecret%3AAPI_KEY%7D',
      }),
    )
    const query = encodeURIComponent(KEY.value)
    expect(sent[0]?.url).toBe(`https://api.example.com/x/p/q:r%20s%26%22t%C3%BC%2B42/y?k=${query}&n=${query}`)
    expect(sent[0]?.headers).toEqual({ 'x-key': `Bearer ${KEY.value}` })
    expect(JSON.parse(sent[1]?.body ?? '')).toEqual({ k: KEY.value })
    expect(new URLSearchParams(sent[2]?.body).get('k')).toBe(KEY.value)
  })
  it('puts nothing into a body that holds values from outside', async () => {
    const { http, sent } = echo()
    const { request } = withSecrets(http, [KEY], () => 0)
    await request(get('https://api.example.com/{secret:API_KEY}', { method: 'POST', body: '{secret:API_KEY}', rawBody: true }))
    expect(sent[0]?.body).toBe('{secret:API_KEY}')
    expect(sent[0]?.url).not.toContain('secret')
  })
  it('sends a secret to no host that it is not bound to, and lets none choose the host', async () => {
    const { http, sent } = echo()
    const { request } = withSecrets(http, [KEY], () => 0)
    for (const url of [
      'https://evil.example.com/?{secret:API_KEY}',
      'https://api.example.com:8443/{secret:API_KEY}',
      'https://{secret:API_KEY}.example.com/',
      'chain:{secret:API_KEY}',
    ])
      await expect(request(get(url))).rejects.toMatchObject({ code: 'secret_host' })
    await expect(
      request(get('https://evil.example.com/', { sign: { kind: 'basic', user: 'me', password: '{secret:API_KEY}' } })),
    ).rejects.toMatchObject({ code: 'secret_host' })
    await expect(request(get('https://api.example.com/{secret:OTHER}'))).rejects.toMatchObject({ code: 'secret_missing' })
    expect(sent).toEqual([])
  })
  it('leaves the recording with names only, whatever the source echoes', async () => {
    const { http } = echo(({ url, headers }) => ({
      headers: { date: headers['x-key'] ?? '' },
      body: `you asked ${url} with ${base64(new TextEncoder().encode(`user:${KEY.value}`))}`,
    }))
    const { http: recorded, exchanges } = recordExchanges(withSecrets(http, [KEY], () => 0))
    await recorded.request(
      get('https://api.example.com/?k={secret:API_KEY}', {
        headers: { 'x-key': '{secret:API_KEY}' },
        sign: { kind: 'basic', user: 'user', password: '{secret:API_KEY}' },
      }),
    )
    const text = JSON.stringify(exchanges)
    for (const form of [KEY.value, encodeURIComponent(KEY.value), base64(new TextEncoder().encode(`user:${KEY.value}`)).slice(8)])
      expect(text).not.toContain(form)
    expect(exchanges[0]?.request).toEqual({
      method: 'GET',
      url: 'https://api.example.com/?k={secret:API_KEY}',
      headers: { 'x-key': '{secret:API_KEY}' },
    })
    expect(exchanges[0]?.reply?.headers.date).toBe('{secret:API_KEY}')
  })
  it('masks what a failed request says', async () => {
    const http = {
      request: async (): Promise<HttpReply> => {
        throw new Fault('http_unreachable', `no ${KEY.value}`, { remedy: `not ${KEY.value}`, retry: true })
      },
    }
    await expect(withSecrets(http, [KEY], () => 0).request(get('https://api.example.com/'))).rejects.toMatchObject({
      code: 'http_unreachable',
      message: 'no {secret:API_KEY}',
      remedy: 'not {secret:API_KEY}',
      retry: true,
    })
  })
  it('signs for S3 as Amazon’s published example does', async () => {
    const { http, sent } = echo()
    const secrets = [
      { name: 'ID', value: 'AKIAIOSFODNN7EXAMPLE', hosts: ['examplebucket.s3.amazonaws.com'] },
      { name: 'KEY', value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', hosts: ['examplebucket.s3.amazonaws.com'] },
    ]
    const { request } = withSecrets(http, secrets, () => Date.UTC(2013, 4, 24))
    const sign = { kind: 'aws4', region: 'us-east-1', accessKey: '{secret:ID}', secretKey: '{secret:KEY}' } as const
    await request(
      get('https://examplebucket.s3.amazonaws.com/test$file.text', {
        method: 'PUT',
        body: 'Welcome to Amazon S3.',
        headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        sign,
      }),
    )
    expect(sent[0]?.headers.authorization).toMatch(/Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/)
    expect(sent[0]?.headers['x-amz-content-sha256']).toBe('44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072')
  })
})

describe('maskWith', () => {
  it('finds a value in base64 wherever it begins', () => {
    const value = fc.string({ minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(value, fc.uint8Array({ maxLength: 7 }), fc.uint8Array({ maxLength: 7 }), (secret, before, after) => {
        const bytes = new TextEncoder().encode(secret)
        const whole = Uint8Array.from([...before, ...bytes, ...after])
        expect(maskWith([{ name: 'A', value: secret }])(base64(whole))).toContain('{secret:A}')
      }),
    )
  })
  it('leaves no form of a value in a text that holds them all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).filter((text) => text.isWellFormed()),
        (value) => {
          const text = [value, JSON.stringify(value), encodeURIComponent(value), new URLSearchParams({ value }).toString()].join('\n')
          const masked = maskWith([{ name: 'A', value }])(text)
          expect(masked.split('\n').every((line) => line.includes('{secret:A}'))).toBe(true)
        },
      ),
    )
  })
})
