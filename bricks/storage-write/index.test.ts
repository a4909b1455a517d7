import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import storageWrite from '.'

const price = { amount: '1999.25', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['kraken'] }
const perform = (config: object, answer: Parameters<typeof fakeHttp>[0] = () => ({})) => {
  const { http, asked } = fakeHttp(answer)
  const line = storageWrite.effect?.perform({
    config: storageWrite.config.parse(config),
    inputs: { value: price },
    host: { http },
    deployment: '0x01',
    run: '0x02',
    idempotencyKey: '0xabc',
    nowMs: Date.UTC(2026, 10, 22, 20, 15),
  })
  return { line, asked }
}
const codes = (config: object) => storageWrite.check?.({ config: storageWrite.config.parse(config), inputs: {} }).map(({ code }) => code)

it('gives the SHA-256 of the very bytes that are stored', async () => {
  const { line, asked } = perform({})
  await line
  const { outputs } = await runBrick(storageWrite, { inputs: { value: price } })
  expect(outputs).toEqual({
    hash: `0x${createHash('sha256')
      .update(asked[0]?.body ?? '')
      .digest('hex')}`,
  })
  expect(asked[0]?.body).toBe('{"amount":"1999.25","base":"ETH","quote":"USD","sources":["kraken"],"timeMs":1}')
})

it('stores under a name that follows from the run, signed with names of secrets only', async () => {
  const { line, asked } = perform({ url: 'https://storage.example.com/a/{{deployment}}/{{time}}/{{run}}.json' })
  expect(await line).toBe('Stored at storage.example.com/a/0x01/2026-11-22T20-15-00Z/0x02.json.')
  expect(asked).toMatchObject([
    {
      method: 'PUT',
      url: 'https://storage.example.com/a/0x01/2026-11-22T20-15-00Z/0x02.json',
      rawBody: true,
      sign: { kind: 'aws4', region: 'us-east-1', accessKey: '{secret:S3_ACCESS_KEY}', secretKey: '{secret:S3_SECRET_KEY}' },
    },
  ])
})

it('stores a text as it is', async () => {
  const { outputs } = await runBrick(storageWrite, { config: { content: 'text' }, inputs: { value: 'äb\n' } })
  expect(outputs.hash).toBe(`0x${createHash('sha256').update('äb\n').digest('hex')}`)
  await expect(runBrick(storageWrite, { config: { content: 'text' }, inputs: { value: 1 } })).rejects.toMatchObject({ code: 'bad_input' })
})

it('says why it was not stored', async () => {
  await expect(perform({}, () => ({ status: 403, body: '<Error/>' })).line).rejects.toMatchObject({ retry: false })
  await expect(perform({}, () => ({ status: 503 })).line).rejects.toMatchObject({ retry: true })
  await expect(runBrick(storageWrite, { inputs: { value: 'x'.repeat(1_048_577) } })).rejects.toMatchObject({ code: 'content_too_large' })
})

it('reaches one host with its two secrets, and finds what is wrong', () => {
  expect(storageWrite.permissions?.(storageWrite.config.parse({}))).toEqual({
    hosts: ['storage.example.com'],
    secrets: ['S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  })
  expect(codes({ url: 'https://storage.example.com/{{block}}' })).toEqual(['unknown_place'])
  expect(codes({ secretKey: 'abc' })).toEqual(['plain_key'])
  const odd = 'https://storage.example.com/a%zz'
  expect(codes({ url: odd })).toEqual(['bad_object_name'])
  expect(storageWrite.rows?.(storageWrite.config.parse({ url: odd }))).toContainEqual({ label: 'Object', value: '/a%zz' })
  expect(codes({ url: 'http://storage.example.com/{{run}}' })).toEqual(['insecure_url'])
})
