import { z } from 'zod'
import { durationSetting, parseType } from '../kit'

/** How a sender proves itself: a signature that every worker checks, or a shared secret that only the gateway knows. */
export const SCHEMES = ['ed25519', 'secp256k1', 'p256', 'hmac'] as const
export type Scheme = (typeof SCHEMES)[number]

const headerSetting = () => z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'Use lower-case letters, digits and “-”.')

/** Outputs that are there whatever the fields are called. */
const TAKEN = new Set(['run', 'time', 'payload'])

const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,31}$/, 'Use a name such as price or asOf.')
  .refine((name) => !TAKEN.has(name), 'run, time and payload are outputs already.')

const isFieldType = (text: string): boolean => {
  try {
    return parseType(text).kind !== 'signal'
  } catch {
    return false
  }
}

/** Settings of the webhook trigger. */
export const webhookConfig = z.object({
  auth: z.enum(SCHEMES).default('hmac').meta({
    title: 'Signed with',
    widget: 'select',
    description: 'A public key lets every worker check the sender. With HMAC only the gateway can.',
  }),
  publicKey: z.string().max(1000).default('').meta({
    title: 'Sender’s public key',
    widget: 'text',
    placeholder: 'hex, base64 or PEM',
    description: 'Not for HMAC.',
  }),
  secret: z
    .string()
    .regex(/^\{secret:[A-Z][A-Z0-9_]{0,63}\}$/, 'Name a secret, such as {secret:WEBHOOK}.')
    .default('{secret:WEBHOOK}')
    .meta({ title: 'Shared secret', widget: 'secret', description: 'Only for HMAC.' }),
  trustGateway: z.boolean().default(false).meta({
    title: 'Trust the gateway',
    widget: 'toggle',
    description: 'Only for HMAC: lets what the gateway says be written without an agreement. You sign for it.',
  }),
  payload: z.enum(['json', 'fields']).default('json').meta({ title: 'Payload', widget: 'select' }),
  fields: z
    .record(fieldName, z.string().refine(isFieldType, 'Use a type such as decimal(USD), text, bool or time.'))
    .default({})
    .meta({ title: 'Fields', widget: 'map', description: 'Name and type; each becomes an output of its own.' }),
  sample: z
    .string()
    .max(20_000)
    .default('{"price":"1999.25"}')
    .meta({ title: 'Sample', widget: 'code', description: 'What a dry run takes for the message.' }),
  windowMs: durationSetting(1000, 3_600_000)
    .default(300_000)
    .meta({ title: 'Clocks may differ by', widget: 'duration', unit: 'ms', description: 'An older message is refused.', advanced: true }),
  signatureHeader: headerSetting().default('x-signature').meta({ title: 'Header of the signature', widget: 'text', advanced: true }),
  timestampHeader: headerSetting().default('x-timestamp').meta({ title: 'Header of the time', widget: 'text', advanced: true }),
  maxBytes: z.int().min(1).max(262_144).default(65_536).meta({ title: 'Largest message', widget: 'number', unit: 'bytes', advanced: true }),
  perMinute: z.int().min(1).max(600).default(60).meta({ title: 'At most', widget: 'number', unit: 'a minute', advanced: true }),
})

/** Settings of the webhook trigger, complete. */
export type WebhookConfig = z.output<typeof webhookConfig>
