import { Fault, type HttpRequest, isLosslessNumber, type PortValues, type Value } from '../kit'
import type { HttpFetchConfig } from './config'

/** Headers that decide where a request goes or how long it is; no setting and no wire may set them. */
const FIXED_HEADERS = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect', 'te', 'trailer'])

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/
// Printable latin-1 and tab: a line end would start another header.
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4000}$/

/** The request of one run: the settings, overridden by what is wired. Scheme, host and port always are the settings’. */
export function buildRequest(config: HttpFetchConfig, inputs: PortValues): HttpRequest {
  const url = new URL(config.url)
  if (inputs.path !== undefined) url.pathname = textOf('path', inputs.path)
  for (const [name, value] of Object.entries(config.query)) url.searchParams.set(name, value)
  for (const [name, value] of scalars('query', inputs.query)) url.searchParams.set(name, value)
  const headers = headersOf(config, inputs)
  const body = bodyOf(config, inputs, headers)
  return {
    method: config.method,
    url: url.href,
    headers,
    ...(body === undefined ? {} : { body }),
    timeoutMs: config.timeoutMs,
    maxBytes: config.maxBytes,
  }
}

function headersOf(config: HttpFetchConfig, inputs: PortValues): Record<string, string> {
  const headers: Record<string, string> = config.expect === 'json' ? { accept: 'application/json' } : {}
  for (const [name, value] of [...Object.entries(config.headers), ...scalars('headers', inputs.headers)]) {
    const problem = refuseHeader(name, value)
    if (problem) throw badInput('headers', problem)
    headers[name.toLowerCase()] = value
  }
  return headers
}

/** Why a header may not be sent; undefined when it may. */
export function refuseHeader(name: string, value: string): string | undefined {
  if (!HEADER_NAME.test(name)) return `“${name.slice(0, 40)}” is no header name`
  if (FIXED_HEADERS.has(name.toLowerCase())) return `“${name}” is set by the worker itself`
  return HEADER_VALUE.test(value) ? undefined : `the value of “${name}” has characters a header cannot hold`
}

function bodyOf(config: HttpFetchConfig, inputs: PortValues, headers: Record<string, string>): string | undefined {
  if (config.method === 'GET' || config.method === 'HEAD') return undefined
  const body = inputs.body === undefined ? config.body : typeof inputs.body === 'string' ? inputs.body : writeJson(inputs.body)
  if (body !== '' && headers['content-type'] === undefined) headers['content-type'] = 'application/json'
  return body === '' ? undefined : body
}

/** JSON with lossless numbers written as the literals they were. */
function writeJson(value: Value): string {
  if (isLosslessNumber(value)) return value.toString()
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`)
    .join(',')}}`
}

function textOf(port: string, value: Value): string {
  if (typeof value === 'string') return value
  throw badInput(port, 'it needs text')
}

function scalars(port: string, value: Value | undefined): [string, string][] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badInput(port, 'it needs an object of names and values')
  return Object.entries(value).map(([name, item]: [string, Value]) => {
    if (typeof item === 'string') return [name, item]
    if (typeof item === 'number' || typeof item === 'boolean' || isLosslessNumber(item)) return [name, String(item)]
    throw badInput(port, `“${name}” is neither text nor a number`)
  })
}

const badInput = (port: string, why: string): Fault =>
  new Fault('bad_input', `The value wired to ${port} cannot be used: ${why}.`, { remedy: `Check what is wired to ${port}.` })
