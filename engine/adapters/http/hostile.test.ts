import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../world/http'
import { isPublicAddress } from './address'
import { type ClosableHttp, createHttp } from './create-http'
import { type RawServer, startRawServer } from './raw-server.fixture'

const clock = { nowMs: () => 1_795_357_920_214 }
const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 3000,
  maxBytes: 50_000,
  ...more,
})

const zeros = Buffer.alloc(20_000_000)
const reply = (headers: string[], body: Buffer | string = ''): Buffer =>
  Buffer.concat([Buffer.from(['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n')), Buffer.from(body)])
const whole = (encoding: string, body: Buffer | string, type = 'application/json'): Buffer =>
  reply([`content-type: ${type}`, `content-encoding: ${encoding}`, `content-length: ${Buffer.from(body).length}`], body)
const text = (type: string, bytes: Buffer): Buffer => reply([`content-type: ${type}`, `content-length: ${bytes.length}`], bytes)

/** Writes `piece` again and again for as long as anybody listens. */
function drip(socket: Socket, piece: string, everyMs: number) {
  const timer = setInterval(() => socket.write(piece), everyMs)
  socket.on('close', () => clearInterval(timer))
}

const ANSWERS: Record<string, (socket: Socket) => unknown> = {
  'gzip-bomb': (socket) => socket.end(whole('gzip', gzipSync(zeros))),
  'deflate-bomb': (socket) => socket.end(whole('deflate', deflateSync(zeros))),
  'raw-deflate-bomb': (socket) => socket.end(whole('deflate', deflateRawSync(zeros))),
  'brotli-bomb': (socket) => socket.end(whole('br', brotliCompressSync(zeros))),
  'gzip-twice': (socket) => socket.end(whole('gzip, gzip', gzipSync(gzipSync(zeros)))),
  deflate: (socket) => socket.end(whole('deflate', deflateSync('{"a":1}'))),
  'raw-deflate': (socket) => socket.end(whole('deflate', deflateRawSync('{"a":1}'))),
  brotli: (socket) => socket.end(whole('br', brotliCompressSync('{"a":1}'))),
  'gzip-cut': (socket) => socket.end(whole('gzip', gzipSync('{"a":1}').subarray(0, 15))),
  'too-long': (socket) => socket.end(reply(['content-length: 50'], '{"price":1')),
  'too-short': (socket) => socket.end(reply(['content-length: 5'], '{"price":1}')),
  'no-length-cut': (socket) => socket.end(reply([], '{"price":')),
  'chunks-cut': (socket) => socket.end(reply(['transfer-encoding: chunked'], '5\r\n{"pri\r\n')),
  'bad-chunk': (socket) => socket.end(reply(['transfer-encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n')),
  'length-of-words': (socket) => socket.end(reply(['content-length: many'], '{}')),
  'two-lengths': (socket) => socket.end(reply(['content-length: 2', 'content-length: 3'], '{}')),
  'length-and-chunks': (socket) => socket.end(reply(['content-length: 2', 'transfer-encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n')),
  'no-http': (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'says-nothing': (socket) => socket.end(),
  waits: () => {},
  'dripping-headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nx-a: ')
    drip(socket, 'a', 20)
  },
  'dripping-body': (socket) => {
    socket.write(reply(['content-length: 10000']))
    drip(socket, ' ', 20)
  },
  'always-continue': (socket) => drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n', 5),
  'endless-headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    drip(socket, `x-a: ${'a'.repeat(4000)}\r\n`, 1)
  },
  'utf-8-bom': (socket) => socket.end(text('application/json; charset=iso-8859-1', Buffer.from('\ufeff{"ü":1}'))),
  'utf-16le-bom': (socket) => socket.end(text('application/json', Buffer.from('\ufeff{"ü":1}', 'utf16le'))),
  'utf-16be-bom': (socket) => socket.end(text('application/json', Buffer.from('\ufeff{"ü":1}', 'utf16le').swap16())),
  'utf-16-named': (socket) => socket.end(text('application/json; charset=utf-16le', Buffer.from('{"ü":1}', 'utf16le'))),
  'iso-8859-2': (socket) => socket.end(text("text/plain; charset='iso-8859-2'", Buffer.from([0xb1, 0x31]))),
  'charset-wrong': (socket) => socket.end(text('application/json; charset=utf-8', Buffer.from([0x7b, 0xfc, 0x7d]))),
  'charset-unknown': (socket) => socket.end(text('application/json; charset=klingon', Buffer.from('{}'))),
}

let server: RawServer
let http: ClosableHttp

beforeAll(async () => {
  server = await startRawServer((socket, asked) => ANSWERS[/^\w+ \/([\w-]*)/.exec(asked)?.[1] ?? '']?.(socket))
  http = createHttp({ clock, allow: (host, port) => host === '127.0.0.1' && port === server.port })
})
afterAll(async () => {
  await http.close()
  await server.close()
})

const read = (name: string, more: Partial<HttpRequest> = {}) => http.request(ask(`${server.origin}/${name}`, more))

describe('packed bodies', () => {
  it.each(['deflate', 'raw-deflate', 'brotli'])('unpacks %s', async (name) => {
    expect((await read(name)).body).toBe('{"a":1}')
  })
  it.each(['gzip-bomb', 'deflate-bomb', 'raw-deflate-bomb', 'brotli-bomb'])('stops a %s at the limit', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'http_too_large', retry: false })
  })
  it.each(['gzip-twice', 'gzip-cut'])('refuses %s', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'http_encoding' })
  })
})

describe('bodies of another length than stated', () => {
  it.each(['too-long', 'chunks-cut'])('says that %s broke off, which may pass', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'http_truncated', retry: true })
  })
  it('reads as much as a length that is too short states, and leaves the rest out of the next reply', async () => {
    expect((await read('too-short')).body).toBe('{"pri')
    expect((await read('deflate')).body).toBe('{"a":1}')
  })
  it('cannot tell where a body without a length should have ended', async () => {
    expect((await read('no-length-cut')).body).toBe('{"price":')
  })
  it.each(['bad-chunk', 'length-of-words', 'two-lengths', 'length-and-chunks', 'no-http'])('refuses %s as no proper HTTP', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'http_encoding', retry: false })
  })
  it('says so when the server hangs up', async () => {
    await expect(read('says-nothing')).rejects.toMatchObject({ code: 'http_unreachable', retry: true })
  })
})

describe('replies that never end', () => {
  it.each(['waits', 'dripping-headers', 'dripping-body'])('gives %s up at the deadline', async (name) => {
    await expect(read(name, { timeoutMs: 150 })).rejects.toMatchObject({ code: 'http_timeout', retry: true })
  })
  it('stops reading headers at 16 KB', async () => {
    await expect(read('endless-headers')).rejects.toMatchObject({ code: 'http_too_large' })
  })
  it('does not listen to one interim answer after another', async () => {
    await expect(read('always-continue')).rejects.toMatchObject({ code: 'http_unreachable' })
  })
  it('counts the time a name takes to resolve', async () => {
    const slow = createHttp({ clock, resolve: () => {} })
    await expect(slow.request(ask('http://slow.test/', { timeoutMs: 100 }))).rejects.toMatchObject({ code: 'http_timeout' })
    // Its connection is given up later, by a timer of its own.
    void slow.close()
  })
})

describe('charsets', () => {
  it.each(['utf-8-bom', 'utf-16le-bom', 'utf-16be-bom', 'utf-16-named'])('reads %s without its mark', async (name) => {
    expect((await read(name)).body).toBe('{"ü":1}')
  })
  it('reads a charset in quotes', async () => {
    expect((await read('iso-8859-2')).body).toBe('ą1')
  })
  it.each(['charset-wrong', 'charset-unknown'])('refuses %s', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'http_encoding', retry: false })
  })
})

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '100.100.100.200',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.192',
    '192.168.255.255',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:0:7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    '2002:a00:1::1',
    '3fff::1',
    'fc00::1',
    'fd20:ce::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'nonsense',
  ])('%s is not public', (ip) => {
    expect(isPublicAddress(ip)).toBe(false)
  })
  it.each(['1.1.1.1', '8.8.8.8', '168.63.129.17', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])('%s is public', (ip) => {
    expect(isPublicAddress(ip)).toBe(true)
  })
  it.each([
    'http://127.0.0.1.:80/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.0.1/',
    'http://10.1/',
    'http://[0:0:0:0:0:ffff:7f00:0001]/',
    'http://[64:ff9b:1::a9fe:a9fe]/',
    'http://[2001:0:53aa:64c::1]/',
    'http://①②⑦.⓪.⓪.①/',
    'http://%31%32%37.0.0.1/',
    'http://169.254.169.254.:8080/latest/',
    'http://2852039166/',
  ])('never reaches %s', async (url) => {
    const strict = createHttp({ clock })
    await expect(strict.request(ask(url))).rejects.toMatchObject({ code: 'http_refused_address' })
    await strict.close()
  })
  it.each([
    'http://[fe80::1%25eth0]/',
    'http://127.0.0.1:99999/',
    'data:text/plain,hi',
    'gopher://example.com/',
    'ws://example.com/',
    '//x',
  ])('reads %s as no web address', async (url) => {
    await expect(http.request(ask(url))).rejects.toMatchObject({ code: 'http_scheme' })
  })
  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
    'refuses a private address among public ones, whatever comes first (%s)',
    async (open) => {
      for (const addresses of [
        [open, '10.0.0.1'],
        ['fd00::1', open],
      ]) {
        const strict = createHttp({
          clock,
          resolve: (_host, done) =>
            done(
              null,
              addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
            ),
        })
        await expect(strict.request(ask('http://mixed.test/'))).rejects.toMatchObject({ code: 'http_refused_address' })
        await strict.close()
      }
    },
  )
  it('checks again whatever a name resolves to for the next connection', async () => {
    let answers = 0
    const rebinding = createHttp({
      clock,
      resolve: (_host, done) => {
        answers++
        if (answers === 1) done(new Error('not now'), [])
        else done(null, [{ address: '127.0.0.1', family: 4 }])
      },
    })
    const url = `http://rebind.test:${server.port}/deflate`
    await expect(rebinding.request(ask(url))).rejects.toMatchObject({ code: 'http_unreachable' })
    await expect(rebinding.request(ask(url))).rejects.toMatchObject({ code: 'http_refused_address' })
    expect(answers).toBe(2)
    await rebinding.close()
  })
})
