import {
  authTexts,
  type ConfigIssue,
  checkAuth,
  checkFallback,
  checkHeaders,
  checkUrl,
  defineBrick,
  Fault,
  formatDuration,
  hostOf,
  ioLimits,
  isLosslessNumber,
  type Json,
  onlySecretsOf,
  orFallback,
  parseLossless,
  requestWithRetries,
  secretNames,
} from '../kit'
import { type GraphqlConfig, graphqlConfig } from './config'
import { isQuery } from './operations'
import { buildRequest } from './request'

export default defineBrick({
  id: 'graphql',
  version: 1,
  kind: 'observe',
  title: 'GraphQL',
  summary: 'Each worker sends a GraphQL query and hands on its data.',
  icon: 'waypoints',
  needs: ['http'],
  config: graphqlConfig,
  inputs: { variables: { title: 'Variables', accepts: ['json'], optional: true } },
  outputs: { data: 'json' },
  check: ({ config }) => [
    ...checkUrl(config.url, 'url'),
    ...checkQuery(config.query),
    ...checkHeaders(config.headers),
    ...checkAuth(config),
    ...checkFallback(config, 'json'),
  ],
  permissions(config) {
    const secrets = secretNames(textsOf(config))
    return { hosts: [hostOf(config.url)], ...(secrets.length > 0 ? { secrets } : {}) }
  },
  limits: (config) => ioLimits(config),
  words: (config) => `query ${hostOf(config.url)}`,
  subtitle: (config) => hostOf(config.url),
  rows: (config) => [
    { label: 'Query', value: nameOf(config.query) },
    ...Object.entries(config.variables)
      .slice(0, 2)
      .map(([label, value]) => ({ label, value })),
    { label: 'Wait at most', value: formatDuration(config.timeoutMs) },
  ],
  codes: {
    graphql_errors: {
      title: 'The query failed',
      cause:
        'The endpoint answered with errors instead of data, or beside it: a field it does not know, a wrong variable, its own trouble.',
      remedy: 'Try the query with the same variables in the endpoint’s own explorer.',
    },
    graphql_not_a_query: {
      title: 'Not a query',
      cause: 'A worker only looks: mutations would happen once for each worker and try, and subscriptions never end.',
      remedy: 'Write a query. To change something, use a brick after the agreement.',
    },
  },
  execute: (context) => {
    const { config, inputs, host } = context
    return orFallback(context, { data: 'json' }, async () => {
      const request = buildRequest(config, inputs.variables)
      const { body } = await requestWithRetries(host.http, onlySecretsOf(textsOf(config), request), config)
      return { data: readData(hostOf(request.url), parseLossless(body)) }
    })
  },
})

/** The data of a response as the GraphQL specification has it (section 7.1); partial data with errors is no data. */
function readData(host: string, response: Json): Json {
  const { data, errors } = isObject(response) ? response : {}
  const [first] = Array.isArray(errors) ? errors : []
  if (first === undefined && data !== undefined && data !== null) return data
  const message = isObject(first) && typeof first.message === 'string' ? first.message : 'it gave neither data nor errors'
  throw new Fault('graphql_errors', `${host} did not answer the query: ${message.replace(/\s+/g, ' ').slice(0, 200)}.`, {
    remedy: 'Try the query with the same variables in the endpoint’s own explorer.',
  })
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

function checkQuery(query: string): ConfigIssue[] {
  if (isQuery(query)) return []
  return [{ code: 'graphql_not_a_query', path: 'query', message: 'Write a query: it starts with “query” or “{”, and its brackets match.' }]
}

/** The name of the query, or of its first field. */
const nameOf = (query: string): string =>
  /query\s+(\w+)|\{\s*(\w+)/
    .exec(query.replace(/#[^\n]*/g, ''))
    ?.slice(1)
    .find(Boolean) ?? 'query'

/** Every setting that may hold the name of a secret. */
const textsOf = (config: GraphqlConfig): string[] => [
  config.url,
  config.query,
  ...Object.values(config.variables),
  ...Object.values(config.headers),
  ...authTexts(config),
]
