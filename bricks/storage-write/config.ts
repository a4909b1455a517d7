import { z } from 'zod'
import { durationSetting } from '../kit'

/** Settings of the storage write brick. */
export const storageWriteConfig = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Use a full address such as https://bucket.s3.eu-west-1.amazonaws.com/runs/{{run}}.json.' })
    .max(2000)
    .default('https://storage.example.com/oracle/{{run}}.json')
    .meta({
      title: 'Object',
      widget: 'url',
      placeholder: 'https://bucket.s3.eu-west-1.amazonaws.com/runs/{{run}}.json',
      description: 'In its path, {{run}}, {{deployment}} and {{time}} stand for those of the run.',
    }),
  content: z.enum(['json', 'text']).default('json').meta({
    title: 'Content',
    widget: 'select',
    description: 'JSON: the canonical form of any value. Text: a text as it is.',
  }),
  region: z.string().min(1).max(40).default('us-east-1').meta({ title: 'Region', widget: 'text' }),
  accessKey: z
    .string()
    .max(200)
    .default('{secret:S3_ACCESS_KEY}')
    .meta({ title: 'Access key', widget: 'secret', placeholder: '{secret:S3_ACCESS_KEY}' }),
  secretKey: z
    .string()
    .max(200)
    .default('{secret:S3_SECRET_KEY}')
    .meta({ title: 'Secret key', widget: 'secret', placeholder: '{secret:S3_SECRET_KEY}' }),
  timeoutMs: durationSetting(100, 30_000)
    .default(15_000)
    .meta({ title: 'Wait at most', widget: 'duration', unit: 'ms', description: 'For each member that tries.', advanced: true }),
})

/** Settings of the storage write brick, complete. */
export type StorageWriteConfig = z.output<typeof storageWriteConfig>
