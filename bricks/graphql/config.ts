import { z } from 'zod'
import { authSettings, ioSettings } from '../kit'

/** Settings of the GraphQL brick. */
export const graphqlConfig = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Use a full address such as https://api.example.com/graphql.' })
    .max(2000)
    .default('https://market.demo.invalid/graphql')
    .meta({
      title: 'Endpoint',
      widget: 'url',
      placeholder: 'https://api.example.com/graphql',
      description: 'Its host is the only one this brick may reach.',
    }),
  query: z
    .string()
    .max(20_000)
    .default('query Pool($id: ID!) {\n  pool(id: $id) {\n    token0Price\n  }\n}')
    .meta({ title: 'Query', widget: 'code', description: 'A query in the GraphQL language; what changes goes into variables.' }),
  variables: z
    .record(z.string(), z.string())
    .default({ id: 'ETH-USD' })
    .meta({ title: 'Variables', widget: 'map', description: 'Texts by name. Wire others to the port, which come on top.' }),
  headers: z.record(z.string(), z.string()).default({}).meta({ title: 'Headers', widget: 'headers', advanced: true }),
  ...authSettings(),
  ...ioSettings(),
})

/** Settings of the GraphQL brick, complete. */
export type GraphqlConfig = z.output<typeof graphqlConfig>
