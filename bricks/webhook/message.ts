import { z } from 'zod'
import { type Delivery, Fault, secretNames, type Value } from '../kit'
import type { WebhookConfig } from './config'
import { readPayload } from './payload'
import { isSignedBy, isTaggedWith, messageName, publicKeyOf, signedBytes } from './signature'

/** The trigger’s input. `timestamp` is as the sender spelled it; `signature` is empty where only the gateway could check. */
export const messageSchema = z.strictObject({ body: z.string(), timestamp: z.string(), signature: z.string() })

/** The name of the secret that an HMAC is made with; undefined for a public key. */
export const secretOf = ({ auth, secret }: WebhookConfig): string | undefined => (auth === 'hmac' ? secretNames([secret])[0] : undefined)

/** A sender’s time in Unix ms: ten digits are seconds, thirteen milliseconds. @throws {Fault} `webhook_time`. */
export function timeOf(timestamp: string): number {
  if (/^\d{10}$/.test(timestamp)) return Number(timestamp) * 1000
  if (/^\d{13}$/.test(timestamp)) return Number(timestamp)
  throw new Fault('webhook_time', `“${timestamp.slice(0, 30)}” is no time of a message.`, {
    remedy: 'Send Unix time in seconds or milliseconds, digits only.',
  })
}

/** Admits a message at the gateway: its proof, its age and its shape. @throws {Fault} */
export function admit(config: WebhookConfig, { headers, body }: Delivery, atMs: number, secret: string | undefined): Value {
  const timestamp = headers[config.timestampHeader]?.trim()
  // Many senders write the scheme before the signature: sha256=…, v1=….
  const signature = headers[config.signatureHeader]?.trim().replace(/^(?:sha256|v\d)=/, '')
  if (!timestamp || !signature) {
    throw new Fault('webhook_unsigned', `The message needs the headers ${config.timestampHeader} and ${config.signatureHeader}.`, {
      remedy: 'Sign the time, a point and the body, and send both headers.',
    })
  }
  if (body.includes('\u0000') || body.includes('\\u0000')) {
    throw new Fault('webhook_payload', 'The message holds the character NUL, which no text has.', { remedy: 'Take it out.' })
  }
  const isHmac = config.auth === 'hmac'
  const input = { body, timestamp, signature: isHmac ? '' : signature }
  if (isHmac && (secret === undefined || !isTaggedWith(secret, signedBytes(timestamp, body), signature))) throw notSigned()
  verify(config, input, atMs)
  return input
}

/** Checks all that anyone can check of a run’s input, and names its message. @throws {Fault} */
export function verify(config: WebhookConfig, input: Value, dueMs: number): string {
  const { body, timestamp, signature } = parseMessage(input)
  if (Math.abs(timeOf(timestamp) - dueMs) > config.windowMs) {
    throw new Fault(
      'webhook_expired',
      `The message says it is of ${new Date(timeOf(timestamp)).toISOString()}, too far from when it came.`,
      {
        remedy: 'Sign messages when they are sent, and set the sender’s clock.',
      },
    )
  }
  const message = signedBytes(timestamp, body)
  if (config.auth !== 'hmac' && !isSignedBy(config.auth, publicKeyOf(config.auth, config.publicKey), message, signature)) throw notSigned()
  readPayload(config, body)
  return messageName(message)
}

/** A run’s input as the message it carries. @throws {Fault} `bad_trigger`. */
export function parseMessage(input: Value): z.output<typeof messageSchema> {
  const parsed = messageSchema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Fault('bad_trigger', 'The run carries no message.', { remedy: 'Send a signed message to the deployment’s address.' })
}

const notSigned = (): Fault =>
  new Fault('webhook_signature', 'The signature does not belong to this message.', {
    remedy: 'Sign exactly “time.body”, with the time as in its header and the body byte for byte, by the right key.',
  })
