import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../engine/adapters/http'
import { type Loopback, startLoopback } from '../../engine/adapters/http/loopback.fixture'
import { createDemoHttp } from '../../engine/network/market'
import { LosslessNumber, type PortValues } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import storageRead from '.'

const url = 'https://bucket.s3.example.com/report.json'
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const raw = 'bafkreiaff4665ofw5w24go7o42br7vho4l2psmzx6iaomvewp7tu3cpsmm'
const file = 'QmTLiwyDGpCZXFq1U75fKiiaf1D2vKXQFzRJqHSe6Wxpms'
const reservesHash = '0x052f3deeb8b6edb5c33beee6831fd4eee2f4f93337f200e654967fe74d89f263'
const demo = createDemoHttp({ clock: { nowMs: () => 1_795_357_920_214 } })
const gateway = 'https://market.demo.invalid'

const read = (config: Record<string, unknown>, body = 'abc', inputs: PortValues = {}) =>
  runBrick(storageRead, { config: { url, expect: 'text', ...config }, inputs, http: fakeHttp(() => ({ body })).http })

describe('an object', () => {
  it('comes with its hash', async () => {
    expect((await read({})).outputs).toEqual({ value: 'abc', sha256: `0x${abc}` })
  })
  it('comes as JSON with every digit', async () => {
    const { outputs } = await read({ expect: 'json' }, '{"a":0.1234567890123456789012345}')
    expect(outputs.value).toEqual({ a: new LosslessNumber('0.1234567890123456789012345') })
  })
  it('is refused with another hash than the one set or wired', async () => {
    expect((await read({ sha256: abc })).outputs.value).toBe('abc')
    await expect(read({ sha256: abc }, 'abd')).rejects.toMatchObject({ code: 'hash_mismatch' })
    await expect(read({ sha256: abc }, 'abc', { sha256: reservesHash })).rejects.toMatchObject({ code: 'hash_mismatch' })
    expect((await read({ sha256: 'ff'.repeat(32) }, 'abc', { sha256: `0x${abc}` })).outputs.value).toBe('abc')
  })
  it('may be replaced by a value of the owner’s choice', async () => {
    expect((await read({ sha256: abc, onFailure: 'value', fallback: 'none' }, 'abd')).outputs).toEqual({ value: 'none' })
  })
  it('may lie at a wired path, on the same host', async () => {
    const { http, asked } = fakeHttp(() => ({ body: 'abc' }))
    await runBrick(storageRead, { config: { url, expect: 'text' }, inputs: { path: '//evil.com/x' }, http })
    expect(new URL(asked[0]?.url ?? '').host).toBe('bucket.s3.example.com')
  })
  it('is at no path that names a secret', async () => {
    const { http } = fakeHttp(() => ({ body: 'abc' }))
    const run = runBrick(storageRead, { config: { url, expect: 'text' }, inputs: { path: '/{secret:OTHER}' }, http })
    await expect(run).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('is asked for with keys by name when it is not public', async () => {
    const { http, asked } = fakeHttp(() => ({ body: 'abc' }))
    await runBrick(storageRead, { config: { url, expect: 'text', access: 'signed', region: 'eu-west-1' }, http })
    expect(asked[0]?.sign).toEqual({
      kind: 'aws4',
      region: 'eu-west-1',
      accessKey: '{secret:S3_ACCESS_KEY}',
      secretKey: '{secret:S3_SECRET_KEY}',
    })
  })
  it.each([
    [403, 'http_unauthorised'],
    [404, 'http_not_found'],
    [503, 'http_server'],
  ])('that the store refuses with %i is %s', async (status, code) => {
    const { http } = fakeHttp(() => ({ status, body: '<Error><Code>AccessDenied</Code></Error>' }))
    await expect(runBrick(storageRead, { config: { url, retries: 0 }, http })).rejects.toMatchObject({ code })
  })
})

describe('IPFS content', () => {
  it.each([raw, file, `ipfs://${raw}`])('is read through a gateway and checked: %s', async (cid) => {
    const { outputs } = await runBrick(storageRead, { config: { from: 'ipfs', cid, gateway }, http: demo })
    expect(outputs).toMatchObject({ value: { reserves: '1250000000.00' }, sha256: reservesHash })
  })
  it('may be named by a wire', async () => {
    const { outputs } = await runBrick(storageRead, { config: { from: 'ipfs', gateway }, inputs: { cid: file }, http: demo })
    expect(outputs.sha256).toBe(reservesHash)
  })
  it('that a gateway has changed is refused', async () => {
    for (const cid of [raw, file])
      await expect(read({ from: 'ipfs', cid }, '{"asset":"USD","reserves":"9"}')).rejects.toMatchObject({ code: 'hash_mismatch' })
  })
  it('is not asked for without a CID that can be checked', async () => {
    for (const cid of ['nonsense', `${raw}/a`, `../../${raw}`])
      await expect(read({ from: 'ipfs' }, 'abc', { cid })).rejects.toMatchObject({ code: 'bad_cid' })
  })
})

describe('settings', () => {
  const config = (more: Record<string, unknown>) => storageRead.config.parse({ url, ...more })
  it.each([
    [{}, {}, []],
    [{ sha256: 'abc' }, {}, ['bad_hash']],
    [{ url: 'http://a.com/x' }, {}, ['insecure_url']],
    [{ from: 'ipfs', gateway: 'http://127.0.0.1:8080', cid: raw }, {}, ['insecure_url']],
    [{ from: 'ipfs' }, {}, ['bad_cid']],
    [{ from: 'ipfs' }, { cid: { kind: 'text' as const } }, []],
    [{ from: 'ipfs', cid: 'bafyreigdmqpykrgxyaxtlafqpqhzrb7qy2rh75nldvfd4tucqmqqme5yje' }, {}, ['cid_unsupported']],
    [{ access: 'signed', secretKey: 'wJalrXUtnFEMI' }, {}, ['plain_key']],
    [{ onFailure: 'value', fallback: '{' }, {}, ['bad_fallback']],
  ])('%j with %j wired give %j', (more, inputs, codes) => {
    expect(storageRead.check?.({ config: config(more), inputs }).map(({ code }) => code)).toEqual(codes)
  })
  it('permit the host that is read alone, and keys only where they are used', () => {
    expect(storageRead.permissions?.(config({}))).toEqual({ hosts: ['bucket.s3.example.com'] })
    expect(storageRead.permissions?.(config({ from: 'ipfs', access: 'signed' }))).toEqual({ hosts: ['ipfs.io'] })
    expect(storageRead.permissions?.(config({ access: 'signed' }))).toEqual({
      hosts: ['bucket.s3.example.com'],
      secrets: ['S3_ACCESS_KEY', 'S3_SECRET_KEY'],
    })
  })
})

describe('over a real connection', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  it('checks the bytes that a gateway gives, byte-order mark and all', async () => {
    server = await startLoopback((request, response) => {
      response.setHeader('content-type', 'text/plain')
      response.end(request.url?.endsWith('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o') ? 'hello world\n' : '\ufeffabc')
    })
    const { port, origin } = server
    const http = createHttp({ clock: { nowMs: () => 0 }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const cid = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
    const hello = await runBrick(storageRead, { config: { from: 'ipfs', cid, gateway: `${origin}/`, expect: 'text' }, http })
    expect(hello.outputs.value).toBe('hello world\n')
    expect(server.asked).toEqual([`/ipfs/${cid}`])
    const marked = '0x1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c'
    const { outputs } = await runBrick(storageRead, { config: { url: `${origin}/a`, expect: 'text', sha256: marked }, http })
    expect(outputs).toEqual({ value: 'abc', sha256: marked })
    await http.close()
  })
})
