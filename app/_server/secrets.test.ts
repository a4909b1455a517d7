import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DryRunResponse, Problem, Quote, SecretInfo } from '@/app/_contracts'
import { POST as tryIt } from '@/app/api/v1/bricks/[id]/try/route'
import { POST as deploy } from '@/app/api/v1/deployments/route'
import { POST as dryRun } from '@/app/api/v1/dry-runs/route'
import { POST as signIn, DELETE as signOut } from '@/app/api/v1/owner-session/route'
import { POST as quote } from '@/app/api/v1/quotes/route'
import { PUT as put, DELETE as remove } from '@/app/api/v1/secrets/[name]/route'
import { GET as list } from '@/app/api/v1/secrets/route'
import { signInMessage } from '@/engine/core'
import { feedGraph, type Installation } from '@/engine/runtime/installation.fixture'
import { serveInstallation, type TestKey, testKey } from './installed.fixture'

const VALUE = 'sk-4f9a7c21d8'

let installation: Installation
let alice: TestKey
let bob: TestKey

beforeAll(async () => {
  installation = await serveInstallation()
  ;[alice, bob] = await Promise.all([testKey('//Alice'), testKey('//Bob')])
})
afterAll(() => installation.close())

interface Said<Body> {
  status: number
  text: string
  body: Body
  cookie: string
}

async function send<Body = Problem>(
  handler: (request: Request, context: { params: Promise<unknown> }) => Response | Promise<Response>,
  { method = 'GET', name = '', body, cookie = '' }: { method?: string; name?: string; body?: unknown; cookie?: string } = {},
): Promise<Said<Body>> {
  const request = new Request('http://127.0.0.1:3000/api/v1/x', {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await handler(request, { params: Promise.resolve({ name }) })
  const text = await response.text()
  const set = response.headers.get('set-cookie') ?? ''
  return { status: response.status, text, body: JSON.parse(text), cookie: set.split(';')[0] ?? '' }
}

async function session(key: TestKey, change: { expiryMs?: number; instance?: string; owner?: string } = {}) {
  const { id } = await installation.engine.instance()
  const wanted = { instance: id, owner: key.owner, expiryMs: Date.now() + 3_600_000, ...change }
  return send<Problem>(signIn, { method: 'POST', body: { signIn: wanted, signature: key.signText(signInMessage(wanted)) } })
}

test('secrets are their owner’s: added, listed without values, replaced and deleted by who signed in', async () => {
  const { cookie } = await session(alice)
  const added = await send<SecretInfo>(put, {
    method: 'PUT',
    name: 'API_KEY',
    cookie,
    body: { value: VALUE, hosts: ['api.example.com', 'API.example.com'] },
  })
  expect(added).toMatchObject({ status: 200, body: { name: 'API_KEY', hosts: ['api.example.com'], lastUsedMs: null } })
  const listed = await send<{ secrets: SecretInfo[] }>(list, { cookie })
  expect(listed.body.secrets).toHaveLength(1)
  expect(added.text + listed.text).not.toContain(VALUE)
  expect(Object.keys(listed.body.secrets[0] ?? {}).sort()).toEqual(['createdMs', 'hosts', 'lastUsedMs', 'name', 'updatedMs'])

  const other = (await session(bob)).cookie
  expect((await send<{ secrets: SecretInfo[] }>(list, { cookie: other })).body.secrets).toEqual([])
  expect(await send(remove, { method: 'DELETE', name: 'API_KEY', cookie: other })).toMatchObject({
    status: 422,
    body: { code: 'secret_missing' },
  })

  await send(put, { method: 'PUT', name: 'API_KEY', cookie, body: { value: 'another value', hosts: ['b.example.com'] } })
  const [opened] = await installation.engine.openSecrets(alice.owner, ['API_KEY'])
  expect(opened).toEqual({ name: 'API_KEY', hosts: ['b.example.com'], value: 'another value' })
  expect((await send(remove, { method: 'DELETE', name: 'API_KEY', cookie })).status).toBe(200)
  expect((await send<{ secrets: SecretInfo[] }>(list, { cookie })).body.secrets).toEqual([])
})

test('nobody acts as an owner without that owner’s own fresh signature for this installation', async () => {
  const { cookie } = await session(alice)
  const forged = [
    '',
    'phat_owner=x',
    cookie.replace(alice.owner, bob.owner),
    cookie.replace(/\.(\d+)\./, (_, ms: string) => `.${Number(ms) + 1}.`),
    cookie.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    (await send(signOut, { method: 'DELETE' })).cookie,
  ]
  for (const attempt of forged)
    expect(await send(list, { cookie: attempt })).toMatchObject({ status: 401, body: { code: 'owner_session_missing' } })
  expect((await session(alice, { instance: 'phat-elsewhere' })).body.code).toBe('act_foreign')
  expect((await session(alice, { expiryMs: Date.now() - 1 })).body.code).toBe('act_expired')
  expect((await session(alice, { expiryMs: Date.now() + 48 * 3_600_000 })).body.code).toBe('act_expired')
  expect((await session(alice, { owner: bob.owner })).body.code).toBe('act_altered')
})

test('what cannot be sealed or masked is refused, and the refusal does not repeat it', async () => {
  const { cookie } = await session(alice)
  for (const body of [
    { value: 'short', hosts: ['a.example.com'] },
    { value: `${VALUE}\nx`, hosts: ['a.example.com'] },
    { value: VALUE, hosts: ['https://a.example.com/'] },
  ]) {
    const refused = await send(put, { method: 'PUT', name: 'API_KEY', cookie, body })
    expect(refused).toMatchObject({ status: 400, body: { code: 'bad_request' } })
    expect(refused.text).not.toContain(VALUE)
  }
  expect((await send(put, { method: 'PUT', name: 'api-key', cookie, body: { value: VALUE, hosts: ['a.example.com'] } })).status).toBe(400)
})

test('a secret that only checks messages needs no host', async () => {
  const { cookie } = await session(alice)
  expect(await send(put, { method: 'PUT', name: 'HOOK_KEY', cookie, body: { value: VALUE, hosts: [] } })).toMatchObject({ status: 200 })
})

test('a deployment is told which secrets it lacks before it is signed, is refused without them, and a dry run uses those of who signed in', async () => {
  const plain = feedGraph(installation.source.origin)
  const nodes = plain.nodes.map((node) =>
    node.id === 'fetch' ? { ...node, config: { ...node.config, headers: { 'x-key': '{secret:FEED_KEY}' } } } : node,
  )
  const graph = { ...plain, nodes }
  const targets = { write: [{ chain: 'eip155:31337', contract: 'feed' as const }] }
  const committee = { n: 4, minConfidence: 5 }
  const { host } = installation.source
  const { cookie } = await session(bob)
  const keep = (hosts: string[]) => send(put, { method: 'PUT', name: 'FEED_KEY', cookie, body: { value: VALUE, hosts } })
  const offerFor = async (owner?: string) =>
    (await send<Quote>(quote, { method: 'POST', body: { graph, targets, committee, ...(owner ? { owner } : {}) } })).body
  const rehearse = async (as: string) =>
    (await send<DryRunResponse>(dryRun, { method: 'POST', cookie: as, body: { graph, committee: 1 } })).text

  expect((await offerFor()).secrets).toEqual([{ name: 'FEED_KEY', hosts: [host], state: 'unknown' }])
  const offer = await offerFor(bob.owner)
  expect(offer.secrets).toMatchObject([{ state: 'missing' }])
  const signed = bob.sign({
    action: 'deploy',
    instance: offer.instance,
    owner: bob.owner,
    nonce: offer.owner?.nextNonce ?? 0,
    expiryMs: Date.now() + 600_000,
    terms: { bundleId: offer.bundleId, targets, committee, stakePha: 1000, validityMs: 120_000 },
  })
  const deployIt = () => send(deploy, { method: 'POST', body: { graph, signed } })
  expect(await deployIt()).toMatchObject({ status: 422, body: { code: 'secret_missing' } })
  await keep(['elsewhere.example.com'])
  expect((await offerFor(bob.owner)).secrets).toMatchObject([{ state: 'host' }])
  expect(await deployIt()).toMatchObject({ status: 422, body: { code: 'secret_host' } })
  expect(await rehearse(cookie)).toContain('may not be sent to')
  await keep([host])
  expect((await offerFor(bob.owner)).secrets).toMatchObject([{ state: 'ready' }])

  expect(await rehearse('')).toContain('There is no secret FEED_KEY.')
  // Dry runs of the app reach no private address, so the request gets as far as the guard.
  const guarded = await rehearse(cookie)
  expect(guarded).toContain('not on the public internet')
  expect(guarded).not.toContain(VALUE)
  expect((await deployIt()).status).toBe(201)
})

test('a brick that is tried by itself uses the secrets of who signed in, and no name goes out in place of a value', async () => {
  const { cookie } = await session(bob)
  await send(put, { method: 'PUT', name: 'TRY_KEY', cookie, body: { value: VALUE, hosts: ['127.0.0.1:9'] } })
  const body = { config: { url: 'http://127.0.0.1:9/', auth: 'bearer', authValue: '{secret:TRY_KEY}', retries: 0 } }
  const attempt = async (as: string) => {
    const request = new Request('http://127.0.0.1:3000/api/v1/bricks/http-fetch/try', {
      method: 'POST',
      headers: { cookie: as, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await tryIt(request, { params: Promise.resolve({ id: 'http-fetch' }) })).text()
  }
  expect(await attempt('')).toContain('There is no secret TRY_KEY.')
  expect(await attempt(cookie)).toContain('not on the public internet')
})
