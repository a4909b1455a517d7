import { z } from 'zod'
import { ioSettings } from '../kit'

const address = (example: string) => z.url({ protocol: /^https?$/, error: `Use a full address such as ${example}.` }).max(4000)

/** Settings of the storage read brick. */
export const storageReadConfig = z.object({
  from: z
    .enum(['object', 'ipfs'])
    .default('object')
    .meta({ title: 'Read', widget: 'select', description: 'An object of an S3-compatible store by its URL, or IPFS content by its CID.' }),
  url: address('https://bucket.s3.eu-west-1.amazonaws.com/report.json').default('https://market.demo.invalid/objects/reserves.json').meta({
    title: 'Object',
    widget: 'url',
    placeholder: 'https://bucket.s3.eu-west-1.amazonaws.com/report.json',
    description: 'Of an object: public, presigned, or signed with the keys below.',
  }),
  cid: z
    .string()
    .max(200)
    .default('')
    .meta({ title: 'CID', widget: 'text', placeholder: 'bafkrei…', description: 'Of IPFS content, unless it is wired.' }),
  gateway: address('https://ipfs.io').default('https://ipfs.io').meta({
    title: 'Gateway',
    widget: 'url',
    description: 'Who fetches IPFS content. It need not be trusted: what it gives is checked against the CID.',
    advanced: true,
  }),
  expect: z
    .enum(['json', 'text'])
    .default('json')
    .meta({ title: 'Content', widget: 'select', description: 'JSON is read without losing a digit.' }),
  sha256: z
    .string()
    .max(66)
    .default('')
    .meta({ title: 'SHA-256', widget: 'text', placeholder: '052f3dee…', description: 'If set, content with another hash is refused.' }),
  access: z.enum(['public', 'signed']).default('public').meta({
    title: 'Access',
    widget: 'select',
    description: 'Signed: AWS Signature Version 4, for objects that are not public.',
    advanced: true,
  }),
  region: z.string().max(40).default('us-east-1').meta({ title: 'Region', widget: 'text', advanced: true }),
  accessKey: z
    .string()
    .max(200)
    .default('{secret:S3_ACCESS_KEY}')
    .meta({ title: 'Access key', widget: 'secret', placeholder: '{secret:S3_ACCESS_KEY}', advanced: true }),
  secretKey: z
    .string()
    .max(200)
    .default('{secret:S3_SECRET_KEY}')
    .meta({ title: 'Secret key', widget: 'secret', placeholder: '{secret:S3_SECRET_KEY}', advanced: true }),
  ...ioSettings({ maxBytes: 1_048_576 }),
})

/** Settings of the storage read brick, complete. */
export type StorageReadConfig = z.output<typeof storageReadConfig>
