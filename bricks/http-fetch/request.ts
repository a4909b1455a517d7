import { badInput, type HttpRequest, type PortValues, refuseHeader, signIn, wiredPairs, wiredText, writeJson } from '../kit'
import type { HttpFetchConfig } from './config'

/** The request of one run: the settings, overridden by what is wired. Scheme, host and port always are the settings’. */
export function buildRequest(config: HttpFetchConfig, inputs: PortValues): HttpRequest {
  const url = new URL(config.url)
  if (inputs.path !== undefined) url.pathname = wiredText('path', inputs.path)
  for (const [name, value] of Object.entries(config.query)) url.searchParams.set(name, value)
  for (const [name, value] of wiredPairs('query', inputs.query)) url.searchParams.set(name, value)
  const headers = headersOf(config, inputs)
  const body = bodyOf(config, inputs)
  if (body && headers['content-type'] === undefined) headers['content-type'] = body.type
  const request: HttpRequest = {
    method: config.method,
    url: url.href,
    headers,
    ...(body ? { body: body.text } : {}),
    ...(body?.raw ? { rawBody: true } : {}),
    timeoutMs: config.timeoutMs,
    maxBytes: config.maxBytes,
    ...(config.maxAgeMs ? { maxAgeMs: config.maxAgeMs } : {}),
  }
  return signIn(request, config)
}

function headersOf(config: HttpFetchConfig, inputs: PortValues): Record<string, string> {
  const headers: Record<string, string> = config.expect === 'json' ? { accept: 'application/json' } : {}
  for (const [name, value] of [...Object.entries(config.headers), ...wiredPairs('headers', inputs.headers)]) {
    const problem = refuseHeader(name, value)
    if (problem) throw badInput('headers', problem)
    headers[name.toLowerCase()] = value
  }
  return headers
}

interface Body {
  text: string
  type: string
  /** It came by wire, so that nothing in it names a secret. */
  raw?: boolean
}

function bodyOf(config: HttpFetchConfig, { body }: PortValues): Body | undefined {
  if (config.method === 'GET' || config.method === 'HEAD') return undefined
  if (config.bodyAs === 'form') {
    const fields = new URLSearchParams(config.form)
    for (const [name, value] of wiredPairs('body', body)) fields.set(name, value)
    return { text: fields.toString(), type: 'application/x-www-form-urlencoded' }
  }
  const text = body === undefined ? config.body : typeof body === 'string' ? body : writeJson(body)
  if (text === '') return undefined
  const type = config.bodyAs === 'text' ? 'text/plain; charset=utf-8' : 'application/json'
  return { text, type, raw: body !== undefined }
}
