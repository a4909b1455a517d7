import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bricks } from '../../bricks'
import { type Delivery, Fault } from '../../bricks/kit'
import { catalogueOf } from '../compile/resolve'
import { phatFeedAbi } from '../contracts/abi.gen'
import { verifyEvidence } from '../rehearse/verify-evidence'
import { deployGraph, feedGraph, type Installation, openInstallation, readerOf, untilEnded } from './installation.fixture'
import { foreignMessage, messageGraph, signedMessage } from './webhook.fixture'

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
  await installation.engine.start()
})
afterAll(() => installation.close())

const codeOf = (promise: Promise<unknown>) => promise.then(() => 'accepted').catch((error: unknown) => Fault.from(error).code)

test('a signed message is verified by every worker and written, once however often it comes, and its evidence replays', async () => {
  const { engine } = installation
  const deployment = await deployGraph(installation, messageGraph(), 4)
  const message = signedMessage('{"price":"1234.5"}')
  const [first, second] = await Promise.all([engine.deliver(deployment, message), engine.deliver(deployment, message)])
  expect(second.run).toBe(first.run)
  expect([first.repeated, second.repeated].sort()).toEqual([false, true])

  const { run, events } = await untilEnded(engine, first.run)
  expect(run).toMatchObject({ status: 'settled', number: 1, act: null })
  expect(events.filter(({ type }) => type === 'observation.received')).toHaveLength(4)
  const view = await engine.getDeployment(deployment)
  const feed = view.targets.write?.[0]?.receiver ?? '0x'
  const [, answer] = await readerOf(installation).readContract({ address: feed, abi: phatFeedAbi, functionName: 'latestRoundData' })
  expect(answer).toBe(123_450_000_000n)

  expect(await engine.deliver(deployment, message)).toEqual({ run: first.run, repeated: true, skipped: false })
  expect(await engine.listRuns({ deployment, limit: 10 })).toHaveLength(1)

  const evidence = JSON.parse(JSON.stringify(await engine.getEvidence(first.run)))
  const catalogue = catalogueOf(bricks)
  expect(await verifyEvidence(evidence, catalogue)).toMatchObject({ ok: true })
  const altered = { ...evidence, run: { ...evidence.run, input: { ...evidence.run.input, body: '{"price":"9999"}' } } }
  expect(await verifyEvidence(altered, catalogue)).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([{ id: 'trigger', ok: false, title: expect.any(String), detail: expect.stringMatching(/signature/) }]),
  })
})

describe('a message is refused', () => {
  let deployment: `0x${string}`
  beforeAll(async () => {
    deployment = await deployGraph(installation, messageGraph({ maxBytes: 100 }), 4)
  })
  const good = () => signedMessage('{"price":"1"}')
  const refusals: [string, () => Delivery, string][] = [
    ['when somebody else signed it', () => foreignMessage('{"price":"1"}'), 'webhook_signature'],
    ['when its body was changed', () => ({ ...good(), body: '{"price":"2"}' }), 'webhook_signature'],
    ['when it is old', () => signedMessage('{"price":"1"}', Date.now() - 400_000), 'webhook_expired'],
    ['without a signature', () => ({ ...good(), headers: { 'content-type': 'application/json' } }), 'webhook_unsigned'],
    ['as another type', () => ({ ...good(), headers: { ...good().headers, 'content-type': 'text/plain' } }), 'message_type'],
    ['when it is too long', () => signedMessage(`{"price":"1${' '.repeat(100)}"}`), 'message_too_large'],
    ['when it says something else', () => signedMessage('{"prize":"1"}'), 'webhook_payload'],
  ]
  test.each(refusals)('%s', async (_, message, code) => {
    expect(await codeOf(installation.engine.deliver(deployment, message()))).toBe(code)
    expect(await installation.engine.listRuns({ deployment, limit: 10 })).toEqual([])
  })
  test('for no deployment, for one that a schedule starts, and while it is paused', async () => {
    const { engine, owner } = installation
    expect(await codeOf(engine.deliver(`0x${'ab'.repeat(32)}`, good()))).toBe('deployment_unknown')
    const manual = await deployGraph(installation, feedGraph('https://example.com'), 4)
    expect(await codeOf(engine.deliver(manual, good()))).toBe('no_hook')
    await engine.act(owner.act('pause', deployment))
    expect(await codeOf(engine.deliver(deployment, good()))).toBe('not_running')
    await engine.act(owner.act('resume', deployment))
  })
  test('beyond so many a minute, though not when it is a repeat', async () => {
    const limited = await deployGraph(installation, messageGraph({ perMinute: 1 }), 4)
    const { engine } = installation
    // A minute may end between two messages, and then one more gets through.
    const messages = ['1', '2', '3'].map((price) => signedMessage(`{"price":"${price}"}`))
    const codes = await Promise.all(messages.map((message) => codeOf(engine.deliver(limited, message))))
    expect(codes).toContain('too_many_messages')
    const accepted = messages[codes.indexOf('accepted')]
    expect(accepted && (await engine.deliver(limited, accepted))).toMatchObject({ repeated: true })
  })
  test('in the form of an owner’s act to run', async () => {
    const { engine, owner } = installation
    expect(await codeOf(engine.act(owner.act('run', deployment)))).toBe('run_needs_message')
  })
})

test('a message by HMAC needs the owner’s secret, which the gateway alone opens, and settles where the owner trusts it', async () => {
  const { engine, owner } = installation
  const graph = messageGraph({ auth: 'hmac', publicKey: '', secret: '{secret:PARTNER}', trustGateway: true })
  expect(await codeOf(deployGraph(installation, graph, 4))).toBe('secret_missing')
  await engine.putSecret({ owner: owner.key, name: 'PARTNER', value: 'shared between us', hosts: [] })
  const deployment = await deployGraph(installation, graph, 4)
  const { body, headers } = signedMessage('{"price":"7.25"}')
  const tag = (secret: string) => createHmac('sha256', secret).update(`${headers['x-timestamp']}.${body}`).digest('hex')
  const message = (secret: string) => ({ body, headers: { ...headers, 'x-signature': `sha256=${tag(secret)}` } })
  expect(await codeOf(engine.deliver(deployment, message('a guess')))).toBe('webhook_signature')
  const { run } = await engine.deliver(deployment, message('shared between us'))
  expect((await untilEnded(engine, run)).run).toMatchObject({ status: 'settled' })
  const evidence = JSON.stringify(await engine.getEvidence(run))
  expect(evidence).toContain('"gatewayTrust\\":true')
  expect(evidence).not.toContain(tag('shared between us'))
  expect(await verifyEvidence(JSON.parse(evidence), catalogueOf(bricks))).toMatchObject({ ok: true })
})
