import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '@/app/_contracts'
import { POST as send } from '@/app/api/v1/deployments/[id]/hook/route'
import { GET as getDeployment } from '@/app/api/v1/deployments/[id]/route'
import { deployGraph, feedGraph, type Installation, untilEnded } from '@/engine/runtime/installation.fixture'
import { foreignMessage, messageGraph, signedMessage } from '@/engine/runtime/webhook.fixture'
import { serveInstallation } from './installed.fixture'
import { ask } from './test-api'

let installation: Installation
let id: `0x${string}`
beforeAll(async () => {
  installation = await serveInstallation()
  id = await deployGraph(installation, messageGraph(), 4)
})
afterAll(() => installation.close())

interface Answer {
  status: number
  body: { runId: string; repeated: boolean } & Problem
}

/** Sends a message as its sender would, with no cookie and no token. */
async function post(
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string | Uint8Array },
  to: string = id,
): Promise<Answer> {
  const sent = typeof body === 'string' ? body : new Uint8Array(body)
  const request = new Request(`http://127.0.0.1:3000/api/v1/deployments/${to}/hook`, { method: 'POST', headers, body: sent })
  const response = await send(request, { params: Promise.resolve({ id: to }) })
  return { status: response.status, body: await response.json() }
}

test('a signed message is taken byte for byte, runs, and its repeat answers with the same run', async () => {
  const message = signedMessage('{ "price" : "31.5" , "note":"ümlaut" }')
  const first = await post(message)
  expect(first).toMatchObject({ status: 202, body: { repeated: false } })
  expect((await untilEnded(installation.engine, `0x${first.body.runId.slice(2)}`)).run.status).toBe('settled')
  expect(await post(message)).toMatchObject({ status: 200, body: { repeated: true, runId: first.body.runId } })
})

describe('a message is refused with a problem that says why', () => {
  const good = () => signedMessage('{"price":"1"}')
  const cases: [number, string, () => Parameters<typeof post>[0]][] = [
    [401, 'webhook_signature', () => foreignMessage('{"price":"1"}')],
    [401, 'webhook_unsigned', () => ({ ...good(), headers: { 'content-type': 'application/json' } })],
    [401, 'webhook_expired', () => signedMessage('{"price":"1"}', Date.now() - 3_600_000)],
    [400, 'webhook_payload', () => signedMessage('[]')],
    [400, 'not_json', () => ({ ...good(), body: Uint8Array.from([0x7b, 0xff, 0x7d]) })],
    [413, 'message_too_large', () => signedMessage(`{"price":"1"}${' '.repeat(65_536)}`)],
    [413, 'message_too_large', () => signedMessage(`{"price":"1"}${' '.repeat(300_000)}`)],
    [415, 'message_type', () => ({ ...good(), headers: { ...good().headers, 'content-type': 'text/plain' } })],
  ]
  test.each(cases)('%i %s', async (status, code, message) => {
    expect(await post(message())).toMatchObject({ status, body: { code, remedy: expect.any(String) } })
  })
  test('404 for a deployment that is not there, or that no message starts', async () => {
    expect(await post(good(), `0x${'12'.repeat(32)}`)).toMatchObject({ status: 404, body: { code: 'deployment_unknown' } })
    const manual = await deployGraph(installation, feedGraph('https://example.com'), 4)
    expect(await post(good(), manual)).toMatchObject({ status: 404, body: { code: 'no_hook' } })
    expect(await post(good(), 'here')).toMatchObject({ status: 400 })
  })
})

test('the deployment says where its messages go, and how one is signed', async () => {
  const { body } = await ask<{ hook: { path: string; example: string } | null }>(getDeployment, { params: { id } })
  expect(body.hook).toMatchObject({
    path: `/api/v1/deployments/${id}/hook`,
    example: expect.stringContaining(`curl '/api/v1/deployments/${id}/hook'`),
  })
})
