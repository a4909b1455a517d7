import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../world/http'
import { type ClosableHttp, createHttp } from './create-http'
import { type Loopback, startLoopback } from './loopback.fixture'

const clock = { nowMs: () => 1_795_357_920_214 }
const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 2000,
  maxBytes: 10_000,
  ...more,
})

let server: Loopback
let http: ClosableHttp
const open: { close(): Promise<void> }[] = []

beforeAll(async () => {
  server = await startLoopback((request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const send = (status: number, headers: Record<string, string>, body: string | Buffer) => {
      response.writeHead(status, headers)
      response.end(body)
    }
    switch (url.pathname) {
      case '/json':
        return send(200, { 'content-type': 'application/json', 'X-Upper': 'Kept' }, '{"price":1}')
      case '/echo': {
        let body = ''
        request.on('data', (chunk) => {
          body += chunk
        })
        return request.on('end', () => send(200, {}, JSON.stringify({ method: request.method, headers: request.headers, body })))
      }
      case '/status':
        return send(Number(url.searchParams.get('is')), { 'retry-after': '2' }, 'busy')
      case '/bom':
        return send(200, { 'content-type': 'application/json' }, '\ufeff{}')
      case '/latin':
        return send(200, { 'content-type': 'text/plain; charset=iso-8859-1' }, Buffer.from([0x5a, 0xfc]))
      case '/broken-utf8':
        return send(200, {}, Buffer.from([0xff, 0xfe, 0xfd]))
      case '/gzip':
        return send(200, { 'content-encoding': 'gzip' }, gzipSync('{"packed":true}'))
      case '/bomb':
        return send(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(20_000_000)))
      case '/gzip-of-nothing':
        return send(200, { 'content-encoding': 'gzip' }, '')
      case '/not-gzip':
        return send(200, { 'content-encoding': 'gzip' }, 'plain')
      case '/packed-oddly':
        return send(200, { 'content-encoding': 'zstd' }, 'x')
      case '/large':
        return send(200, {}, 'x'.repeat(20_000))
      case '/endless':
        response.writeHead(200)
        response.on('error', () => {})
        return fill()
      case '/claims-much':
        return send(200, { 'content-length': '99999999' }, 'x')
      case '/claims-more':
        response.writeHead(200, { 'content-length': '50' })
        response.write('{"pri')
        return setImmediate(() => response.destroy())
      case '/drip':
        response.writeHead(200)
        return response.write('{')
      case '/headers':
        return send(200, { 'x-long': 'y'.repeat(15_000), 'x-longer': 'z'.repeat(15_000) }, 'x')
      case '/loop':
        return send(302, { location: '/loop' }, 'again')
      case '/to':
        return send(Number(url.searchParams.get('status') ?? 302), { location: url.searchParams.get('url') ?? '/' }, 'moved')
      default:
        return send(404, {}, 'nothing here')
    }
    function fill() {
      while (response.write('x'.repeat(4096)) && !response.destroyed);
      if (!response.destroyed) response.once('drain', fill)
    }
  })
  http = createHttp({ clock, allow: (host, port) => host === '127.0.0.1' && port === server.port })
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})
afterAll(async () => {
  await http.close()
  await server.close()
})

describe('replies', () => {
  it('gives status, lower-case headers, text and the time of the last byte', async () => {
    expect(await http.request(ask(`${server.origin}/json`))).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json', 'x-upper': 'Kept' },
      body: '{"price":1}',
      receivedAtMs: clock.nowMs(),
    })
  })
  it('sends method, headers and body, and names itself', async () => {
    const reply = await http.request(ask(`${server.origin}/echo`, { method: 'POST', headers: { 'x-a': 'b' }, body: '{"q":1}' }))
    expect(JSON.parse(reply.body)).toMatchObject({ method: 'POST', body: '{"q":1}', headers: { 'x-a': 'b', 'user-agent': 'phat-bricks' } })
  })
  it.each([402, 404, 418, 429, 451, 500, 503])('hands a %i on as a reply', async (status) => {
    expect(await http.request(ask(`${server.origin}/status?is=${status}`))).toMatchObject({ status, headers: { 'retry-after': '2' } })
  })
  it.each([
    ['/bom', '{}'],
    ['/latin', 'Zü'],
    ['/gzip', '{"packed":true}'],
    ['/gzip-of-nothing', ''],
  ])('decodes %s', async (path, body) => {
    expect((await http.request(ask(server.origin + path))).body).toBe(body)
  })
  it('takes a reply to HEAD that names the encoding of the body it leaves out', async () => {
    const reply = await http.request(ask(`${server.origin}/gzip`, { method: 'HEAD' }))
    expect(reply).toMatchObject({ status: 200, body: '' })
  })
  it('waits before a retry that asks for it, and still answers', async () => {
    expect((await http.request(ask(`${server.origin}/json`, { delayMs: 5 }))).status).toBe(200)
  })
})

it.each([{ headers: { 'x-key': 'a\r\nx-other: b' } }, { headers: { 'keep-alive': '1' } }])(
  'sends nothing of %j, and would not again',
  async (more) => {
    await expect(http.request(ask(`${server.origin}/echo`, more))).rejects.toMatchObject({ code: 'bad_input', retry: false })
  },
)

describe('hostile bodies', () => {
  it.each([
    ['/large', 'http_too_large'],
    ['/endless', 'http_too_large'],
    ['/claims-much', 'http_too_large'],
    ['/bomb', 'http_too_large'],
    ['/headers', 'http_too_large'],
    ['/claims-more', 'http_truncated'],
    ['/not-gzip', 'http_encoding'],
    ['/packed-oddly', 'http_encoding'],
    ['/broken-utf8', 'http_encoding'],
  ])('stops at %s with %s', async (path, code) => {
    // A bomb’s packed form is small enough to pass; what it unpacks to is not.
    await expect(http.request(ask(server.origin + path, { maxBytes: path === '/bomb' ? 50_000 : 10_000 }))).rejects.toMatchObject({ code })
  })
  it('keeps one deadline over a body that never ends', async () => {
    await expect(http.request(ask(`${server.origin}/drip`, { timeoutMs: 100 }))).rejects.toMatchObject({
      code: 'http_timeout',
      retry: true,
    })
  })
  it('never waits or reads more than the installation allows', async () => {
    const small = createHttp({ clock, allow: () => true, limits: { maxBytes: 100, timeoutMs: 80 } })
    open.push(small)
    await expect(small.request(ask(`${server.origin}/large`))).rejects.toMatchObject({ code: 'http_too_large' })
    await expect(small.request(ask(`${server.origin}/drip`))).rejects.toMatchObject({ code: 'http_timeout' })
  })
})

describe('the rate of a host', () => {
  it('makes requests wait in turn, and refuses those that would wait past their deadline', async () => {
    const slow = createHttp({ clock, allow: () => true, hostRate: { perSecond: 20, burst: 1 } })
    open.push(slow)
    const url = `${server.origin}/json`
    const answered = await Promise.allSettled([2000, 2000, 2000, 80].map((timeoutMs) => slow.request(ask(url, { timeoutMs }))))
    expect(answered.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    expect(answered[3]).toMatchObject({ reason: { code: 'http_rate_limited_locally', retry: true } })
  })
  it('holds no other host up', async () => {
    const slow = createHttp({ clock, allow: () => true, hostRate: { perSecond: 0.001, burst: 1 } })
    open.push(slow)
    await slow.request(ask(`${server.origin}/json`))
    expect((await slow.request(ask(`http://localhost:${server.port}/json`))).status).toBe(200)
    await expect(slow.request(ask(`${server.origin}/json`))).rejects.toMatchObject({ code: 'http_rate_limited_locally' })
  })
})

describe('redirects', () => {
  const to = (url: string, status = 302) => `${server.origin}/to?status=${status}&url=${encodeURIComponent(url)}`
  it('follows one on the same host', async () => {
    expect((await http.request(ask(to('/json')))).body).toBe('{"price":1}')
  })
  it.each([301, 302, 303])('turns a POST into a GET on %i', async (status) => {
    const reply = await http.request(ask(to('/echo', status), { method: 'POST', body: 'x' }))
    expect(JSON.parse(reply.body)).toMatchObject({ method: 'GET', body: '' })
  })
  it.each([307, 308])('repeats a POST on %i', async (status) => {
    const reply = await http.request(ask(to('/echo', status), { method: 'POST', body: 'x' }))
    expect(JSON.parse(reply.body)).toMatchObject({ method: 'POST', body: 'x' })
  })
  it.each([
    ['http://169.254.169.254/latest/meta-data', 'http_redirect'],
    ['http://localhost/', 'http_redirect'],
    ['https://example.com/', 'http_redirect'],
    ['http://127.0.0.1:1/', 'http_redirect'],
    ['file:///etc/passwd', 'http_scheme'],
    ['http://user:pass@127.0.0.1/', 'http_credentials'],
  ])('refuses one to %s', async (url, code) => {
    await expect(http.request(ask(to(url)))).rejects.toMatchObject({ code })
  })
  it('gives a loop up', async () => {
    await expect(http.request(ask(`${server.origin}/loop`))).rejects.toMatchObject({ code: 'http_redirect' })
  })
})

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://172.31.255.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[2002:7f00:1::]/',
    'http://localhost/',
  ])('never reaches %s', async (url) => {
    const strict = createHttp({ clock })
    open.push(strict)
    await expect(strict.request(ask(url))).rejects.toMatchObject({ code: 'http_refused_address', retry: false })
  })
  it('refuses a name that leads inside, even when only one of its addresses does', async () => {
    const addresses = { 'inside.test': ['127.0.0.1'], 'mixed.test': ['93.184.215.14', '10.0.0.1'] }
    const strict = createHttp({
      clock,
      resolve: (host, done) =>
        done(
          null,
          Object.entries(addresses).flatMap(([name, ips]) => (name === host ? ips.map((address) => ({ address, family: 4 })) : [])),
        ),
    })
    open.push(strict)
    for (const name of Object.keys(addresses))
      await expect(strict.request(ask(`http://${name}:${server.port}/json`))).rejects.toMatchObject({ code: 'http_refused_address' })
  })
  it('asks the name server once, so a second answer cannot lead elsewhere', async () => {
    let answers = 0
    const rebinding = createHttp({
      clock,
      resolve: (_host, done) => {
        answers += 1
        done(null, [{ address: '127.0.0.1', family: 4 }])
      },
    })
    open.push(rebinding)
    await expect(rebinding.request(ask(`http://rebind.test:${server.port}/rebound`))).rejects.toMatchObject({
      code: 'http_refused_address',
    })
    expect(answers).toBe(1)
    expect(server.asked).not.toContain('/rebound')
  })
  it('exempts only the host and port it was built with', async () => {
    await expect(http.request(ask(`http://127.0.0.1:${server.port === 9 ? 10 : 9}/`))).rejects.toMatchObject({
      code: 'http_refused_address',
    })
  })
  it.each([
    ['ftp://example.com/', 'http_scheme'],
    ['file:///etc/passwd', 'http_scheme'],
    ['nonsense', 'http_scheme'],
    ['https://user:pass@example.com/', 'http_credentials'],
  ])('refuses %s', async (url, code) => {
    await expect(http.request(ask(url))).rejects.toMatchObject({ code })
  })
  it('says so when nobody answers', async () => {
    const lonely = createHttp({ clock, resolve: (_host, done) => done(new Error('not found'), []) })
    open.push(lonely)
    await expect(lonely.request(ask('https://nowhere.test/'))).rejects.toMatchObject({ code: 'http_unreachable', retry: true })
  })
})

describe('the demo market', () => {
  const url = 'https://market.demo.invalid/coinbase/products/ETH-USD/ticker'
  it('is answered without a network where it is on', async () => {
    const local = createHttp({ clock, demoMarket: true })
    open.push(local)
    const reply = await local.request(ask(url))
    expect(reply).toMatchObject({ status: 200, receivedAtMs: clock.nowMs() })
    expect(JSON.parse(reply.body)).toMatchObject({ price: expect.stringMatching(/^\d+\.\d\d$/) })
  })
  it('is refused everywhere else', async () => {
    await expect(http.request(ask(url))).rejects.toMatchObject({ code: 'demo_market_off' })
  })
})
