import { canonicalJson, type EffectContext, Fault, type HttpRequest, hostOf, refuseStatus, signIn } from '../kit'
import type { NotifyConfig } from './config'
import { fillTemplate, slackText } from './template'

type Context = EffectContext<NotifyConfig, 'http' | 'mail'>

const TELEGRAM = 'api.telegram.org'
/** More would be refused by the strictest of these services. */
const MOST_LETTERS = 1900
const MAX_REPLY_BYTES = 65_536

/** Where a notification goes, as permissions name it. */
export function placeOf({ channel, url, server }: NotifyConfig): string {
  if (channel === 'telegram') return TELEGRAM
  return channel === 'email' ? server : hostOf(url)
}

/** Texts of the channel’s own settings, which may hold secrets. */
export function secretTexts(config: NotifyConfig): string[] {
  const { channel, url, token, user, password, auth = 'none', authName = '', authValue = '' } = config
  if (channel === 'telegram') return [token]
  if (channel === 'email') return user === '' ? [] : [user, password]
  return channel === 'webhook' && auth !== 'none' ? [url, authName, authValue] : [url]
}

/** Sends one notification and says where it went. Repeats carry the same key. @throws {Fault} `notify_refused`, and those of the host. */
export async function send(context: Context): Promise<string> {
  const { config, host } = context
  if (config.channel === 'email') await sendMail(context)
  else {
    const request = requestOf(context)
    const reply = await host.http.request(request)
    const fault = refuseStatus(request.url, reply)
    if (fault) throw fault
    // Telegram says no with a 200 behind some proxies.
    if (config.channel === 'telegram' && !/"ok"\s*:\s*true/.test(reply.body))
      throw new Fault('notify_refused', 'Telegram did not take the message.', { remedy: 'Check the chat: the bot must be in it.' })
  }
  return `Sent to ${placeOf(config)}.`
}

function requestOf({ config, inputs, deployment, run, idempotencyKey, nowMs }: Context): HttpRequest {
  const text = shorten(fillTemplate(config.message, inputs, config.channel === 'slack' ? slackText : undefined))
  const post = (url: string, body: unknown): HttpRequest => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: canonicalJson(body),
    rawBody: true,
    timeoutMs: config.timeoutMs,
    maxBytes: MAX_REPLY_BYTES,
  })
  switch (config.channel) {
    case 'slack':
      return post(config.url, { text })
    case 'discord':
      return post(config.url, { content: text, allowed_mentions: { parse: [] } })
    case 'telegram':
      return post(`https://${TELEGRAM}/bot${config.token}/sendMessage`, { chat_id: config.chat, text })
    default:
      return signIn(post(config.url, { message: text, deployment, run, observedAtMs: nowMs }), config)
  }
}

function sendMail({ config, inputs, host, idempotencyKey }: Context): Promise<void> {
  const { server, security, user, password, from, to, subject, message, timeoutMs } = config
  return host.mail.send({
    server,
    security,
    user,
    password: user === '' ? '' : password,
    from,
    to,
    subject: fillTemplate(subject, inputs).replace(/\s+/g, ' ').slice(0, 200),
    text: fillTemplate(message, inputs),
    messageId: `<${idempotencyKey.slice(2)}@phat-bricks.invalid>`,
    timeoutMs,
  })
}

// A cut may leave half of a pair, which JSON cannot hold.
const shorten = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text).toWellFormed()
