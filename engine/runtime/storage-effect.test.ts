import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Loopback, startLoopback } from '../adapters/http/loopback.fixture'
import type { Graph } from '../graph/graph'
import { formsOf } from '../witness/mask-secrets'
import { bundleOf, deployGraph, feedGraph, type Installation, openInstallation, pressRun, untilEnded } from './installation.fixture'
import { defaultPatience } from './world'

const ACCESS_KEY = 'AKIA0123456789PLANTED'
const SECRET_KEY = 'pl4nted/Stor4ge+Secret/Key0123456789'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Whether a request is signed with the secret key, worked out from what arrived. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: string): boolean {
  const [, day, region, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=AKIA0123456789PLANTED\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? []
  if (!day || !region || headers['x-amz-content-sha256'] !== sha256(body)) return false
  const signed = names.split(';')
  const lines = signed.map((name) => `${name}:${headers[name]}`)
  const canonical = [method, url, '', ...lines, '', names, sha256(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce((last: string | Buffer, part) => hmac(last, part), `AWS4${SECRET_KEY}`)
  return signed.includes('host') && createHmac('sha256', key).update(toSign).digest('hex') === signature
}

let objects: Map<string, string>
let store: Loopback
let installation: Installation

beforeEach(async () => {
  objects = new Map()
  store = await startLoopback((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk))
    request.on('end', () => {
      if (!isSigned(request, body)) return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      objects.set(request.url ?? '', body)
      response.writeHead(200).end()
    })
  })
  installation = await openInstallation({ allow: [store.host], patience: { ...defaultPatience, effectMs: 50 } })
  installation.settings.allow.push(installation.source.host)
})

afterEach(async () => {
  await installation.close()
  await store.close()
})

/** A workflow that only stores what was agreed. */
function storing(): Graph {
  const { nodes, wires, ...rest } = feedGraph(installation.source.origin)
  const config = { url: `${store.origin}/bucket/runs (all)/{{run}}.json` }
  return {
    ...rest,
    nodes: [
      ...nodes.filter(({ id }) => id !== 'write'),
      { id: 'store', brick: 'storage-write', version: 1, config, position: { x: 0, y: 0 } },
    ],
    wires: [
      ...wires.filter(({ to }) => to.node !== 'write'),
      { from: { node: 'agree', port: 'value' }, to: { node: 'store', port: 'value' } },
    ],
  }
}

test('an agreed value is stored with a signature that the store can check, and its keys are nowhere else', {
  timeout: 90_000,
}, async () => {
  const { engine, owner, settings } = installation
  await engine.start()
  const graph = storing()
  expect(bundleOf(graph).content.permissions).toMatchObject({
    hosts: [installation.source.host, store.host].sort(),
    secrets: ['S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  })
  const put = (name: string, value: string, hosts: string[]) => engine.putSecret({ owner: owner.key, name, value, hosts })

  await expect(deployGraph(installation, graph, 4)).rejects.toMatchObject({ code: 'secret_missing' })
  await put('S3_ACCESS_KEY', ACCESS_KEY, [store.host])
  await put('S3_SECRET_KEY', SECRET_KEY, ['elsewhere.example.com'])
  await expect(deployGraph(installation, graph, 4)).rejects.toMatchObject({ code: 'secret_host' })
  await put('S3_SECRET_KEY', SECRET_KEY, [store.host])

  const run = await pressRun(installation, await deployGraph(installation, graph, 4))
  const { run: ended, events } = await untilEnded(engine, run)
  expect(ended.status, ended.reason).toBe('settled')
  expect([...objects]).toEqual([[`/bucket/runs%20%28all%29/${run}.json`, '"1999.25"']])

  const client = new Client({ connectionString: settings.databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ row: string }>(
    'select to_jsonb(r)::text as row from run r union all select to_jsonb(e)::text from event e union all select to_jsonb(e)::text from effect e union all select to_jsonb(s)::text from secret s',
  )
  await client.end()
  const texts = [JSON.stringify(events), JSON.stringify(await engine.getEvidence(run)), ...rows.map(({ row }) => row)].join('\n')
  for (const form of [...formsOf(SECRET_KEY), ...formsOf(ACCESS_KEY)]) expect(texts).not.toContain(form)
})

test('a wrong key is refused by the store, and the run says so', { timeout: 90_000 }, async () => {
  const { engine, owner } = installation
  await engine.start()
  await engine.putSecret({ owner: owner.key, name: 'S3_ACCESS_KEY', value: ACCESS_KEY, hosts: [store.host] })
  await engine.putSecret({ owner: owner.key, name: 'S3_SECRET_KEY', value: `${SECRET_KEY}x`, hosts: [store.host] })
  const run = await pressRun(installation, await deployGraph(installation, storing(), 4))
  const { run: ended } = await untilEnded(engine, run)
  expect(ended).toMatchObject({ status: 'failed', reason: expect.stringContaining('403') })
  expect(objects.size).toBe(0)
})
