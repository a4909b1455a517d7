import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../engine/adapters/http'
import { type Loopback, startLoopback } from '../../engine/adapters/http/loopback.fixture'
import { recordExchanges, replayExchanges } from '../../engine/witness/exchanges'
import { Fault, LosslessNumber } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import httpFetch from '.'

const url = 'https://api.example.com/price?a=1'
const timeout = () => new Fault('http_timeout', 'late', { remedy: 'wait', retry: true })

describe('the reply', () => {
  it('comes as JSON with every digit, as text, and with its status', async () => {
    const body = '{"price":0.1234567890123456789012345}'
    const { outputs } = await runBrick(httpFetch, { config: { url }, http: fakeHttp(() => ({ body })).http })
    expect(outputs).toEqual({ body: { price: new LosslessNumber('0.1234567890123456789012345') }, status: '200', text: body })
  })
  it('comes as text alone when asked for', async () => {
    const { outputs } = await runBrick(httpFetch, { config: { url, expect: 'text' }, http: fakeHttp(() => ({ body: 'hi' })).http })
    expect(outputs).toEqual({ status: '200', text: 'hi' })
  })
  it.each([
    ['<!doctype html><title>Sign in</title>', 'not_json'],
    ['{"price":', 'not_json'],
    ['', 'not_json'],
    ['['.repeat(500) + ']'.repeat(500), 'too_deep'],
  ])('%s is refused as %s', async (body, code) => {
    await expect(runBrick(httpFetch, { config: { url }, http: fakeHttp(() => ({ body })).http })).rejects.toMatchObject({ code })
  })
  it.each([
    [404, false],
    [418, false],
    [451, false],
    [402, false],
    [429, true],
    [500, true],
    [503, true],
  ])('a %i is a fault, worth a retry: %s', async (status, retry) => {
    const attempt = runBrick(httpFetch, { config: { url, retries: 0 }, http: fakeHttp(() => ({ status })).http })
    await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/^http_/), retry, remedy: expect.stringMatching(/\.$/) })
  })
})

describe('retries', () => {
  it('repeats what may pass, waiting twice as long each time', async () => {
    let left = 2
    const { http, asked } = fakeHttp(() => (left-- > 0 ? timeout() : { body: '1' }))
    await runBrick(httpFetch, { config: { url, retries: 3, backoffMs: 100 }, http })
    expect(asked.map(({ delayMs }) => delayMs)).toEqual([undefined, 100, 200])
  })
  it('gives up after the last one', async () => {
    const { http, asked } = fakeHttp(timeout)
    await expect(runBrick(httpFetch, { config: { url, retries: 2 }, http })).rejects.toMatchObject({ code: 'http_timeout' })
    expect(asked).toHaveLength(3)
  })
  it('repeats nothing that cannot pass', async () => {
    const { http, asked } = fakeHttp(() => ({ status: 404 }))
    await expect(runBrick(httpFetch, { config: { url, retries: 3 }, http })).rejects.toMatchObject({ code: 'http_not_found' })
    expect(asked).toHaveLength(1)
  })
  it.each([
    ['2', 2000],
    ['Sun, 22 Nov 2026 14:32:03 GMT', 2786],
  ])('waits as long as Retry-After: %s asks', async (header, delayMs) => {
    let first = true
    const { http, asked } = fakeHttp(() => {
      if (!first) return { body: '1' }
      first = false
      return { status: 429, headers: { 'retry-after': header } }
    })
    await runBrick(httpFetch, { config: { url, backoffMs: 100 }, http })
    expect(asked[1]?.delayMs).toBe(delayMs)
  })
  it('does not wait for a server that asks for a minute', async () => {
    const { http, asked } = fakeHttp(() => ({ status: 429, headers: { 'retry-after': '60' } }))
    await expect(runBrick(httpFetch, { config: { url, retries: 3 }, http })).rejects.toMatchObject({ code: 'http_rate_limited' })
    expect(asked).toHaveLength(1)
  })
})

describe('what is sent', () => {
  const sent = async (config: Record<string, unknown>, inputs = {}) => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    await runBrick(httpFetch, { config: { url, ...config }, inputs, http })
    return asked[0]
  }
  it('carries query and headers of settings and wires, wires last', async () => {
    const request = await sent({ query: { a: '2', b: 'x y' }, headers: { 'X-One': '1' } }, { query: { b: 3 }, headers: { 'x-one': '2' } })
    expect(request).toMatchObject({ url: 'https://api.example.com/price?a=2&b=3', headers: { 'x-one': '2', accept: 'application/json' } })
  })
  it.each(['//evil.com/x', 'https://evil.com/', '/a?host=evil#f', '\\\\evil.com', '../../x', '@evil.com'])(
    'never leaves the host for the wired path %s',
    async (path) => {
      expect(new URL((await sent({}, { path }))?.url ?? '').host).toBe('api.example.com')
    },
  )
  it('sends a wired body as JSON with every digit', async () => {
    const body = { a: new LosslessNumber('1.00000000000000000001'), b: [true, null, 'x'] }
    expect(await sent({ method: 'POST' }, { body })).toMatchObject({
      method: 'POST',
      body: '{"a":1.00000000000000000001,"b":[true,null,"x"]}',
      headers: { 'content-type': 'application/json' },
    })
  })
  it.each([
    { headers: { host: 'evil.com' } },
    { headers: { 'Content-Length': '5' } },
    { headers: { 'x-a': 'b\r\nx-evil: 1' } },
    { headers: { 'bad name': 'x' } },
    { headers: { 'x-a': { deep: 1 } } },
    { query: ['a'] },
    { path: 5 },
  ])('refuses the wired %j', async (inputs) => {
    await expect(sent({}, inputs)).rejects.toMatchObject({ code: 'bad_input' })
  })
})

describe('settings', () => {
  const codes = (config: Record<string, unknown>) =>
    httpFetch.check?.({ config: httpFetch.config.parse(config), inputs: {} }).map(({ code }) => code)
  it.each([
    [{ url: 'https://me:secret@a.com/' }, ['credentials_in_url']],
    [{ url: 'http://a.com/' }, ['insecure_url']],
    [{ url, headers: { host: 'b.com' } }, ['bad_header']],
    [{ url, body: 'x' }, ['body_not_sent']],
    [{ url, method: 'POST', bodyAs: 'json', body: '{' }, ['bad_json_body']],
    [{ url, bodyAs: 'form', form: { a: '1' } }, ['body_not_sent']],
    [{ url, errorField: '$[' }, ['bad_path']],
    [{ url, expect: 'text', errorField: '$.error' }, ['needs_json']],
    [{ url, expect: 'text', pages: 'number' }, ['needs_json']],
    [{ url, pages: 'link' }, ['bad_pages']],
    [{ url, pages: 'cursor', nextPath: '$.next' }, ['bad_pages']],
    [{ url, pages: 'number', itemsPath: 'items' }, ['bad_path']],
    [{ url, auth: 'bearer' }, ['auth_incomplete']],
    [{ url, onFailure: 'value', fallback: 'none' }, ['bad_fallback']],
    [{ url }, []],
  ])('%j gives %j', (config, expected) => {
    expect(codes(config)).toEqual(expected)
  })
  it.each(['ftp://a.com', 'a.com', 'javascript:alert(1)', ''])('refuses the URL %s', (wrong) => {
    expect(httpFetch.config.safeParse({ url: wrong }).success).toBe(false)
  })
  it('permits its own host alone, with a port only when it is unusual', () => {
    const hosts = (address: string) => httpFetch.permissions?.(httpFetch.config.parse({ url: address })).hosts
    expect(hosts('https://a.com:443/x')).toEqual(['a.com'])
    expect(hosts('http://a.com:8080/x')).toEqual(['a.com:8080'])
  })
})

describe('a body', () => {
  const sent = async (config: Record<string, unknown>, inputs = {}) => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    await runBrick(httpFetch, { config: { url, method: 'POST', ...config }, inputs, http })
    return asked[0]
  }
  it('is a form of the fields set and wired, wires last', async () => {
    const config = { bodyAs: 'form', form: { a: 'x & y', b: '1', key: '{secret:API_KEY}' } }
    expect(await sent(config, { body: { b: new LosslessNumber('1.10') } })).toMatchObject({
      body: 'a=x+%26+y&b=1.10&key=%7Bsecret%3AAPI_KEY%7D',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  })
  it('is text with its type, unless a header names another', async () => {
    expect(await sent({ bodyAs: 'text', body: 'hi' })).toMatchObject({
      body: 'hi',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    expect(await sent({ bodyAs: 'text', body: 'a: 1', headers: { 'Content-Type': 'text/yaml' } })).toMatchObject({
      headers: { 'content-type': 'text/yaml' },
    })
  })
  it('is JSON that the check has read', async () => {
    expect(await sent({ bodyAs: 'json', body: '{"q":1}' })).toMatchObject({
      body: '{"q":1}',
      headers: { 'content-type': 'application/json' },
    })
  })
})

describe('keys', () => {
  it('go where the source wants them, by name alone', async () => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    const key = '{secret:API_KEY}'
    for (const config of [
      { auth: 'bearer', authValue: key },
      { auth: 'query', authName: 'key', authValue: key },
      { auth: 'basic', authName: 'me', authValue: key },
    ])
      await runBrick(httpFetch, { config: { url, ...config }, http })
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(asked[1]?.url).toBe('https://api.example.com/price?a=1&key=%7Bsecret%3AAPI_KEY%7D')
    expect(asked[2]?.sign).toEqual({ kind: 'basic', user: 'me', password: key })
  })
  it.each([
    { path: '/a/{secret:OTHER}' },
    { path: '/a/{sec\nret:OTHER}' },
    { query: { q: '{secret:OTHER}' } },
    { headers: { 'x-note': 'see %7Bsecret%3AOTHER%7D' } },
  ])('are not brought in by a wire: %j', async (inputs) => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    await expect(runBrick(httpFetch, { config: { url }, inputs, http })).rejects.toMatchObject({ code: 'bad_input' })
    expect(asked).toEqual([])
  })
  it('are not looked for in a wired body, which is sent as it came', async () => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    await runBrick(httpFetch, { config: { url, method: 'POST' }, inputs: { body: '{secret:OTHER}' }, http })
    expect(asked).toMatchObject([{ body: '{secret:OTHER}', rawBody: true }])
    const form = { url, method: 'POST', bodyAs: 'form' }
    await expect(runBrick(httpFetch, { config: form, inputs: { body: { a: '{secret:OTHER}' } }, http })).rejects.toMatchObject({
      code: 'bad_input',
    })
  })
  it('are declared wherever a setting names them', () => {
    const config = {
      url: 'https://api.example.com/{secret:IN_PATH}',
      query: { q: '{secret:IN_QUERY}' },
      headers: { 'x-a': 'Token {secret:IN_HEADER}' },
      body: '{"k":"{secret:IN_BODY}"}',
      form: { k: '{secret:IN_FORM}' },
      auth: 'bearer',
      authValue: '{secret:IN_AUTH}',
    }
    expect(httpFetch.permissions?.(httpFetch.config.parse(config)).secrets).toEqual([
      'IN_AUTH',
      'IN_BODY',
      'IN_FORM',
      'IN_HEADER',
      'IN_PATH',
      'IN_QUERY',
    ])
    expect(httpFetch.permissions?.(httpFetch.config.parse({ url }))).toEqual({ hosts: ['api.example.com'] })
  })
})

describe('an error inside a good reply', () => {
  const read = (body: string) => runBrick(httpFetch, { config: { url, errorField: '$.error' }, http: fakeHttp(() => ({ body })).http })
  it.each(['"Unknown asset pair"', '["EQuery"]', '{"code":1}', '51001', 'true', '"-1121"', '1e400'])('%s is a fault', async (error) => {
    await expect(read(`{"error":${error}}`)).rejects.toMatchObject({ code: 'http_error_body', retry: false })
  })
  it.each(['null', 'false', '0', '0.0', '"0"', '"00000"', '""', '[]', '{}'])('%s is none', async (error) => {
    expect((await read(`{"error":${error},"price":1}`)).outputs.body).toMatchObject({ price: 1 })
  })
  it('is looked for only where it was said to be', async () => {
    expect((await read('{"price":1}')).outputs.body).toEqual({ price: 1 })
  })
})

describe('a reply that may be old', () => {
  it('is asked for with its age, and anew otherwise', async () => {
    const { http, asked } = fakeHttp(() => ({ body: '1' }))
    await runBrick(httpFetch, { config: { url, maxAgeMs: 30_000 }, http })
    await runBrick(httpFetch, { config: { url }, http })
    expect(asked.map(({ maxAgeMs }) => maxAgeMs)).toEqual([30_000, undefined])
  })
})

describe('a source that fails', () => {
  it('is replaced by the value its owner chose', async () => {
    const { http } = fakeHttp(() => ({ status: 451 }))
    const { outputs, reasons } = await runBrick(httpFetch, { config: { url, onFailure: 'value', fallback: '{"price":"0"}' }, http })
    expect(outputs).toEqual({ body: { price: '0' } })
    expect(reasons[0]).toMatch(/451/)
  })
})

describe('over a real connection', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  it('reads pages with a form and a key, and replays them from the recording alone', async () => {
    const bodies: string[] = []
    server = await startLoopback((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        bodies.push(body)
        const page = Number(new URL(request.url ?? '', 'http://loopback').searchParams.get('page'))
        if (bodies.length === 1) response.statusCode = 503
        response.end(JSON.stringify({ error: [], items: page < 3 ? [page] : [] }))
      })
    })
    const { port, origin } = server
    const http = createHttp({ clock: { nowMs: () => 0 }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const recorded = recordExchanges(http)
    const config = {
      url: `${origin}/list`,
      method: 'POST',
      bodyAs: 'form',
      form: { q: 'a b' },
      pages: 'number',
      itemsPath: '$.items',
      errorField: '$.error',
      backoffMs: 1,
    }
    const { outputs } = await runBrick(httpFetch, { config, http: recorded.http })
    await http.close()
    expect(outputs).toEqual({ body: [1, 2], status: '200' })
    expect(server.asked).toEqual(['/list?page=1', '/list?page=1', '/list?page=2', '/list?page=3'])
    expect(new Set(bodies)).toEqual(new Set(['q=a+b']))
    const again = recordExchanges(replayExchanges(recorded.exchanges))
    expect((await runBrick(httpFetch, { config, http: again.http })).outputs).toEqual(outputs)
    expect(again.exchanges).toEqual(recorded.exchanges)
  })
  it('reads a server, and repeats what fails at first', async () => {
    server = await startLoopback((_request, response) => {
      response.statusCode = server && server.asked.length > 1 ? 200 : 503
      response.end('{"price":"3482.24"}')
    })
    const { port } = server
    const http = createHttp({ clock: { nowMs: () => 0 }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const { outputs } = await runBrick(httpFetch, { config: { url: `${server.origin}/price`, backoffMs: 1 }, http })
    await http.close()
    expect(outputs.body).toEqual({ price: '3482.24' })
    expect(server.asked).toEqual(['/price', '/price'])
  })
})
