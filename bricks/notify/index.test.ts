import { expect, it } from 'vitest'
import { type EffectContext, type Host, inputPorts } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import notify from '.'
import type { NotifyConfig } from './config'

const codes = (config: object) => notify.check?.({ config: notify.config.parse(config), inputs: {} }).map(({ code }) => code)
const mail = () => {
  const sent: Parameters<Host['mail']['send']>[0][] = []
  return { sent, mail: { send: async (message: (typeof sent)[number]) => void sent.push(message) } }
}

async function perform(
  config: object,
  more: Partial<EffectContext<NotifyConfig, 'http' | 'mail'>> = {},
  answer: Parameters<typeof fakeHttp>[0] = () => ({}),
) {
  const { http, asked } = fakeHttp(answer)
  const { sent, mail: lent } = mail()
  const line = await notify.effect?.perform({
    config: notify.config.parse(config),
    inputs: { value: '1999.25' },
    host: { http, mail: lent },
    deployment: '0x01',
    run: '0x02',
    idempotencyKey: '0xabc',
    nowMs: 5,
    ...more,
  })
  return { line, asked, sent }
}

it('has an input for each name in its text', () => {
  const config = notify.config.parse({ message: '{{value}} of {{ pair }}, {{value}}' })
  expect(Object.keys(inputPorts(notify, config))).toEqual(['run', 'value', 'pair'])
})

it('posts to a webhook with a key that is the same at every attempt', async () => {
  const { line, asked } = await perform({ auth: 'bearer', authValue: '{secret:HOOK}' })
  expect(line).toBe('Sent to hooks.example.com.')
  expect(asked).toMatchObject([
    {
      method: 'POST',
      url: 'https://hooks.example.com/phat',
      headers: { 'idempotency-key': '0xabc', authorization: 'Bearer {secret:HOOK}' },
    },
  ])
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
    message: 'The agreed value is 1999.25.',
    deployment: '0x01',
    run: '0x02',
    observedAtMs: 5,
  })
})

it('lets no value call everyone in Slack or hide a link there, and leaves the owner’s own text alone', async () => {
  const inputs = { value: '<!channel> & <https://evil.example|here>' }
  const { asked } = await perform({ channel: 'slack', message: '<!here> {{value}}' }, { inputs })
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ text: '<!here> &lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;' })
})

it('sends a long text that is cut in the middle of a sign', async () => {
  const { asked } = await perform({ message: '{{value}}' }, { inputs: { value: `${'a'.repeat(1899)}${'😀'.repeat(9)}` } })
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ message: `${'a'.repeat(1899)}\ufffd…` })
})

it('speaks to each service as it wants to be spoken to', async () => {
  const url = 'https://hooks.slack.com/services/{secret:SLACK_HOOK}'
  expect((await perform({ channel: 'slack', url })).asked).toMatchObject([{ url, body: '{"text":"The agreed value is 1999.25."}' }])
  const discord = await perform({ channel: 'discord', url: 'https://discord.com/api/webhooks/{secret:HOOK}' })
  expect(JSON.parse(discord.asked[0]?.body ?? '')).toEqual({ content: 'The agreed value is 1999.25.', allowed_mentions: { parse: [] } })
  const telegram = await perform({ channel: 'telegram', chat: '@prices' }, {}, () => ({ body: '{"ok":true}' }))
  expect(telegram.asked).toMatchObject([
    {
      url: 'https://api.telegram.org/bot{secret:TELEGRAM_TOKEN}/sendMessage',
      body: '{"chat_id":"@prices","text":"The agreed value is 1999.25."}',
    },
  ])
  const { sent } = await perform({ channel: 'email', user: 'me', from: 'a@example.com', to: ['b@example.com'], subject: 'Now\n{{value}}' })
  expect(sent).toMatchObject([
    { server: 'smtp.example.com:587', password: '{secret:SMTP_PASSWORD}', subject: 'Now 1999.25', messageId: '<abc@phat-bricks.invalid>' },
  ])
})

it('says why it was not taken', async () => {
  await expect(perform({}, {}, () => ({ status: 503 }))).rejects.toMatchObject({ retry: true })
  await expect(perform({}, {}, () => ({ status: 404 }))).rejects.toMatchObject({ retry: false })
  await expect(perform({ channel: 'telegram', chat: '1' }, {}, () => ({ body: '{"ok":false}' }))).rejects.toMatchObject({
    code: 'notify_refused',
  })
})

it('lets no value from outside bring in a secret', async () => {
  for (const config of [{}, { channel: 'slack' }, { channel: 'discord' }])
    expect((await perform(config, { inputs: { value: '{secret:HOOK}' } })).asked).toMatchObject([{ rawBody: true }])
})

it('shows in a dry run what would be sent, and gives nothing on', async () => {
  const price = { amount: '1999.25', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['kraken'] }
  expect(await runBrick(notify, { config: { message: 'Now {{value}}' }, inputs: { value: price } })).toEqual({
    outputs: {},
    reasons: ['To hooks.example.com, once it is agreed: “Now 1999.25 ETH/USD”'],
    remembered: undefined,
  })
})

it('reaches one host, and names the secrets of its own channel only', () => {
  const of = (config: object) => notify.permissions?.(notify.config.parse(config))
  expect(of({})).toEqual({ hosts: ['hooks.example.com'] })
  expect(of({ auth: 'bearer', authValue: '{secret:HOOK}' })).toEqual({ hosts: ['hooks.example.com'], secrets: ['HOOK'] })
  expect(of({ channel: 'telegram' })).toEqual({ hosts: ['api.telegram.org'], secrets: ['TELEGRAM_TOKEN'] })
  expect(of({ channel: 'email', user: 'me' })).toEqual({ hosts: ['smtp.example.com:587'], secrets: ['SMTP_PASSWORD'] })
})

it('finds what is missing or would be open to all', () => {
  expect(codes({ message: 'x {{value' })).toEqual(['notify_incomplete'])
  expect(codes({ channel: 'telegram' })).toEqual(['notify_incomplete'])
  expect(codes({ channel: 'telegram', chat: '1', token: '123:abc' })).toEqual(['plain_key'])
  expect(codes({ channel: 'slack' })).toEqual(['plain_key'])
  expect(codes({ channel: 'email' })).toEqual(['notify_incomplete', 'notify_incomplete'])
  expect(codes({ channel: 'email', from: 'a@b.example', to: ['b@b.example'], security: 'none' })).toEqual(['insecure_url'])
  expect(codes({ url: 'http://hooks.example.com/' })).toEqual(['insecure_url'])
  expect(codes({ url: 'https://me:x@hooks.example.com/' })).toEqual(['credentials_in_url'])
})
