import { type ConfigIssue, defineBrick, Fault, formatDuration } from '../kit'
import { type Scheme, type WebhookConfig, webhookConfig } from './config'
import { exampleOf } from './example'
import { admit, parseMessage, secretOf, timeOf, verify } from './message'
import { payloadTypes, readPayload } from './payload'
import { publicKeyOf } from './signature'

const NAMES: Readonly<Record<Scheme, string>> = { ed25519: 'Ed25519', secp256k1: 'secp256k1', p256: 'P-256', hmac: 'HMAC-SHA256' }

export default defineBrick({
  id: 'webhook',
  version: 1,
  kind: 'trigger',
  title: 'Webhook',
  summary: 'Starts a run when a signed message arrives, and hands on what it says.',
  icon: 'webhook',
  needs: [],
  config: webhookConfig,
  inputs: {},
  outputs: ({ config }) => ({ run: 'signal', time: 'time', ...payloadTypes(config) }),
  check: ({ config }) => checkSettings(config),
  permissions: (config) => {
    const secret = secretOf(config)
    return secret === undefined ? {} : { gatewayTrust: true, secrets: [secret] }
  },
  words: ({ auth }) => `when a message signed with ${NAMES[auth]} arrives`,
  subtitle: ({ auth }) => `Signed with ${NAMES[auth]}`,
  rows: (config) => [
    { label: 'Checked by', value: config.auth === 'hmac' ? 'the gateway' : 'every worker' },
    { label: 'Payload', value: config.payload === 'json' ? 'JSON' : Object.keys(config.fields).join(', ') },
    { label: 'Clocks differ by', value: `up to ${formatDuration(config.windowMs)}` },
  ],
  codes: {
    bad_public_key: {
      title: 'No public key',
      cause: 'The sender’s public key is missing, damaged, or of another scheme than the one that is chosen.',
      remedy: 'Paste it in hex, base64 or PEM, and choose the scheme it belongs to.',
    },
    no_fields: {
      title: 'No fields',
      cause: 'The payload is to be read field by field, and no field is named.',
      remedy: 'Name the fields with their types, or hand the payload on as JSON.',
    },
    webhook_unsigned: {
      title: 'The message is not signed',
      cause: 'The header with its time or the one with its signature is missing.',
      remedy: 'Send both headers; the deployment’s page shows how.',
    },
    webhook_signature: {
      title: 'The signature is wrong',
      cause: 'It was made by another key, or the time or body changed on the way; even a space in the JSON counts.',
      remedy: 'Sign exactly the time, a point and the body as they are sent, by the right key.',
    },
    webhook_time: {
      title: 'The message’s time cannot be read',
      cause: 'The header is neither Unix seconds (ten digits) nor milliseconds (thirteen).',
      remedy: 'Send Unix time, digits only.',
    },
    webhook_expired: {
      title: 'The message is too old, or from the future',
      cause: 'Its time is further from the gateway’s clock than the settings allow, so it may be a replay.',
      remedy: 'Sign each message when it is sent, and set the sender’s clock.',
    },
    webhook_payload: {
      title: 'The message says something else',
      cause: 'Its body is not JSON, or a field is missing or of another type than the settings say.',
      remedy: 'Send what the settings ask for, or change them and deploy again.',
    },
  },
  trigger: {
    witness: ({ auth }) => (auth === 'hmac' ? 'gateway' : 'signed'),
    trustsGateway: ({ trustGateway }) => trustGateway,
    next: () => null,
    input: () => null,
    sample: ({ sample }, nowMs) => ({ body: sample, timestamp: String(nowMs), signature: '' }),
    freshMs: 600_000,
    delivery: {
      maxBytes: ({ maxBytes }) => maxBytes,
      contentType: () => 'application/json',
      perMinute: ({ perMinute }) => perMinute,
      secret: secretOf,
      admit,
      verify,
      example: exampleOf,
    },
  },
  execute({ config, trigger }) {
    const { body, timestamp } = parseMessage(trigger)
    return { run: true, time: timeOf(timestamp), ...readPayload(config, body) }
  },
})

function checkSettings(config: WebhookConfig): ConfigIssue[] {
  const issues: ConfigIssue[] = []
  try {
    if (config.auth !== 'hmac') publicKeyOf(config.auth, config.publicKey)
  } catch (error) {
    const { code, message, remedy } = Fault.from(error)
    issues.push({ code, path: 'publicKey', message: `${message} ${remedy}` })
  }
  if (config.payload === 'fields' && Object.keys(config.fields).length === 0)
    issues.push({
      code: 'no_fields',
      path: 'fields',
      message: 'Name the fields of the message with their types.',
      fix: { title: 'Take it as JSON', path: 'payload', value: 'json' },
    })
  try {
    readPayload(config, config.sample)
  } catch (error) {
    const { code, message } = Fault.from(error)
    issues.push({ code, severity: 'warning', path: 'sample', message: `The sample does not fit: ${message}` })
  }
  return issues
}
