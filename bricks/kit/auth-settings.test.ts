import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AuthSettings, authSettings, authTexts, checkAuth, signIn } from './auth-settings'
import type { HttpRequest } from './host'

const request: HttpRequest = {
  method: 'GET',
  url: 'https://api.example.com/p?a=1',
  headers: { accept: 'application/json' },
  timeoutMs: 1000,
  maxBytes: 1000,
}
const key = '{secret:API_KEY}'
const codes = (config: AuthSettings) => checkAuth(config).map(({ code, path }) => `${code} ${path}`)

it('adds nothing to a bundle that does not use it', () => {
  expect(z.object(authSettings()).parse({})).toEqual({})
  expect(signIn(request, {})).toBe(request)
  expect(codes({})).toEqual([])
  expect(authTexts({ auth: 'none', authValue: key })).toEqual([])
})

describe('signing in', () => {
  it.each<[AuthSettings, Partial<HttpRequest>]>([
    [{ auth: 'bearer', authValue: key }, { headers: { accept: 'application/json', authorization: `Bearer ${key}` } }],
    [{ auth: 'header', authName: 'X-Api-Key', authValue: key }, { headers: { accept: 'application/json', 'x-api-key': key } }],
    [{ auth: 'basic', authName: 'me', authValue: key }, { sign: { kind: 'basic', user: 'me', password: key } }],
    [{ auth: 'query', authName: 'key', authValue: key }, { url: 'https://api.example.com/p?a=1&key=%7Bsecret%3AAPI_KEY%7D' }],
  ])('by %j', (config, change) => {
    expect(signIn(request, config)).toEqual({ ...request, ...change })
    expect(codes(config)).toEqual([])
    expect(authTexts(config)).toContain(key)
  })
})

describe('its check', () => {
  it.each<[AuthSettings, string[]]>([
    [{ auth: 'bearer' }, ['auth_incomplete authValue']],
    [{ auth: 'query', authValue: key }, ['auth_incomplete authName']],
    [{ auth: 'header', authName: 'host', authValue: key }, ['bad_header authName']],
    [{ auth: 'basic', authName: key }, []],
    [{ auth: 'basic' }, ['auth_incomplete authValue']],
    [{ auth: 'bearer', authValue: 'sk_live_1234' }, ['plain_key authValue']],
  ])('of %j finds %j', (config, expected) => {
    expect(codes(config)).toEqual(expected)
  })
  it('only warns of a key in the clear: some keys are public', () => {
    expect(checkAuth({ auth: 'bearer', authValue: 'demo' })).toMatchObject([{ severity: 'warning' }])
  })
})
