import {
  authTexts,
  defineBrick,
  formatDuration,
  hostOf,
  ioLimits,
  onlySecretsOf,
  orFallback,
  requestWithRetries,
  secretNames,
} from '../kit'
import { checkSettings } from './check'
import { type HttpFetchConfig, httpFetchConfig, mostPages } from './config'
import { readPages } from './pages'
import { readReply } from './reply'
import { buildRequest } from './request'

export default defineBrick({
  id: 'http-fetch',
  version: 1,
  kind: 'observe',
  title: 'HTTP fetch',
  summary: 'Each worker calls a URL and hands on the reply.',
  icon: 'globe',
  needs: ['http'],
  config: httpFetchConfig,
  inputs: {
    path: { title: 'Path', accepts: ['text'], optional: true },
    query: { title: 'Query', accepts: ['json'], optional: true },
    headers: { title: 'Headers', accepts: ['json'], optional: true },
    body: { title: 'Body', accepts: ['text', 'json'], optional: true },
  },
  outputs: ({ config }) => {
    if (isPaged(config)) return { body: 'json', status: 'decimal' }
    return config.expect === 'json' ? { body: 'json', status: 'decimal', text: 'text' } : { text: 'text', status: 'decimal' }
  },
  check: ({ config, inputs }) => checkSettings(config, inputs.body !== undefined),
  permissions(config) {
    const secrets = secretNames(textsOf(config))
    return {
      hosts: Array.from({ length: mostPages(config) }, () => hostOf(config.url)),
      ...(secrets.length > 0 ? { secrets } : {}),
    }
  },
  limits: (config) => ioLimits(config, mostPages(config)),
  words: (config) => `read ${hostOf(config.url)}`,
  subtitle: (config) => hostOf(config.url),
  rows: (config) => [
    { label: config.method, value: new URL(config.url).pathname },
    ...(isPaged(config) ? [{ label: 'Pages', value: `at most ${mostPages(config)}` }] : []),
    { label: 'Wait at most', value: formatDuration(config.timeoutMs) },
    { label: 'Retries', value: String(config.retries) },
  ],
  codes: {
    http_error_body: {
      title: 'An error in a good reply',
      cause: 'The status is good, but the reply has something at the path of “Error at”.',
      remedy: 'Look the error up at the source. If it is none, correct the path.',
    },
    too_many_pages: {
      title: 'The list does not end',
      cause: 'The last page allowed still names a next one, so the list would be a part taken for the whole.',
      remedy: 'Allow more pages, ask for larger ones, or choose to stop there.',
    },
    page_without_items: {
      title: 'A page without a list',
      cause: 'The path of “Items of a page” leads to no list in one of the pages, or to several.',
      remedy: 'Compare the path with the reply.',
    },
    page_elsewhere: {
      title: 'The next page is on another host',
      cause: 'The reply names a next page that the brick may not reach: its own host is all that the owner signs for.',
      remedy: 'Use a cursor or a page number, if the source has one.',
    },
    bad_pages: {
      title: 'The next page cannot be found',
      cause: '“Pages” is set, but not where the next page is named, or which query field carries it.',
      remedy: 'Fill in “Next page at”, and for a cursor “Page in query”.',
    },
    needs_json: {
      title: 'The reply must be JSON',
      cause: 'A path into the reply is set, and the reply is read as plain text.',
      remedy: 'Read the reply as JSON, or take the path out.',
    },
    bad_json_body: {
      title: 'The body is not JSON',
      cause: '“Body as” is JSON, and the text in the settings is not.',
      remedy: 'Correct the text, or send it as text.',
    },
  },
  execute: (context) => {
    const { config, inputs, host } = context
    return orFallback(context, config.expect === 'json' ? { body: 'json' } : { text: 'text' }, async () => {
      const request = buildRequest(config, inputs)
      const send = (each: typeof request) => requestWithRetries(host.http, onlySecretsOf(textsOf(config), each), config)
      if (isPaged(config)) {
        const { items, status } = await readPages(config, request, send)
        return { body: items, status: String(status) }
      }
      const reply = await send(request)
      const status = String(reply.status)
      return config.expect === 'json'
        ? { body: readReply(config, request.url, reply), status, text: reply.body }
        : { text: reply.body, status }
    })
  },
})

const isPaged = ({ pages = 'one' }: HttpFetchConfig): boolean => pages !== 'one'

/** Every setting that may hold the name of a secret. */
const textsOf = (config: HttpFetchConfig): string[] => [
  config.url,
  config.body,
  ...[config.query, config.headers, config.form ?? {}].flatMap((fields) => Object.values(fields)),
  ...authTexts(config),
]
