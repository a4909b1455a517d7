import { type ConfigIssue, defineBrick, formatDuration, hostOf, parseLossless, requestWithRetries } from '../kit'
import { type HttpFetchConfig, httpFetchConfig } from './config'
import { buildRequest, refuseHeader } from './request'

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
  outputs: ({ config }) =>
    config.expect === 'json' ? { body: 'json', status: 'decimal', text: 'text' } : { text: 'text', status: 'decimal' },
  check: ({ config, inputs }) => checkSettings(config, inputs.body !== undefined),
  permissions: (config) => ({ hosts: [hostOf(config.url)] }),
  limits: ({ retries, maxBytes, timeoutMs, backoffMs }) => ({
    requests: retries + 1,
    bytes: (retries + 1) * maxBytes,
    timeMs: (retries + 1) * timeoutMs + backoffMs * (2 ** retries - 1),
  }),
  words: (config) => `read ${hostOf(config.url)}`,
  subtitle: (config) => hostOf(config.url),
  rows: (config) => [
    { label: config.method, value: new URL(config.url).pathname },
    { label: 'Wait at most', value: formatDuration(config.timeoutMs) },
    { label: 'Retries', value: String(config.retries) },
  ],
  async execute({ config, inputs, host }) {
    const reply = await requestWithRetries(host.http, buildRequest(config, inputs), config)
    const status = String(reply.status)
    return config.expect === 'json' ? { body: parseLossless(reply.body), status, text: reply.body } : { text: reply.body, status }
  },
})

function checkSettings(config: HttpFetchConfig, bodyWired: boolean): ConfigIssue[] {
  const issues: ConfigIssue[] = []
  const url = new URL(config.url)
  if (url.username !== '' || url.password !== '')
    issues.push({
      code: 'credentials_in_url',
      path: 'url',
      message: 'The URL holds a user name or password, which everyone could read in the bundle. Take them out.',
    })
  if (url.protocol === 'http:')
    issues.push({
      code: 'insecure_url',
      severity: 'warning',
      path: 'url',
      message: `${url.host} is read over http, so anyone on the way can change the reply. Use https if it has it.`,
      fix: { title: 'Use https', path: 'url', value: config.url.replace(/^http:/i, 'https:') },
    })
  for (const [name, value] of Object.entries(config.headers)) {
    const problem = refuseHeader(name, value)
    if (problem) issues.push({ code: 'bad_header', path: 'headers', message: `Header not allowed: ${problem}.` })
  }
  if ((config.method === 'GET' || config.method === 'HEAD') && (config.body !== '' || bodyWired))
    issues.push({
      code: 'body_not_sent',
      severity: 'warning',
      path: 'method',
      message: `${config.method} sends no body. Choose POST, or take the body out.`,
      fix: { title: 'Use POST', path: 'method', value: 'POST' },
    })
  return issues
}
