import type { ConfigIssue } from './brick'
import { Fault } from './fault'
import { isLosslessNumber } from './json'
import { namesSecret } from './secret'
import type { Value } from './values'

/** Headers that decide where a request goes or how long it is; no setting and no wire may set them. */
const FIXED_HEADERS = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
])

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/
// Printable latin-1 and tab: a line end would start another header.
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4000}$/

/** Why a header may not be sent; undefined when it may. */
export function refuseHeader(name: string, value: string): string | undefined {
  if (!HEADER_NAME.test(name)) return `“${name.slice(0, 40)}” is no header name`
  if (FIXED_HEADERS.has(name.toLowerCase())) return `“${name}” is set by the worker itself`
  return HEADER_VALUE.test(value) ? undefined : `the value of “${name}” has characters a header cannot hold`
}

/** JSON text of a value, with lossless numbers written as the literals they were. */
export function writeJson(value: Value): string {
  if (isLosslessNumber(value)) return value.toString()
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`)
    .join(',')}}`
}

/** The text wired to a port. @throws {Fault} `bad_input`. */
export function wiredText(port: string, value: Value): string {
  if (typeof value === 'string') return withoutSecrets(port, value)
  throw badInput(port, 'it needs text')
}

/** A wired text that becomes part of a request: names of secrets stand in settings, where the owner signs for them. @throws {Fault} `bad_input`. */
export function withoutSecrets(port: string, text: string): string {
  if (!namesSecret(text)) return text
  throw new Fault('bad_input', `The value wired to ${port} names a secret, which only settings may.`, {
    remedy: 'Name the secret in the brick’s own settings if it is to be sent. If not, look at where the text comes from.',
  })
}

/** The names and values wired to a port as an object of texts and numbers; none when nothing is wired. @throws {Fault} `bad_input`. */
export function wiredPairs(port: string, value: Value | undefined): [string, string][] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badInput(port, 'it needs an object of names and values')
  return Object.entries(value).map(([name, item]: [string, Value]) => {
    withoutSecrets(port, name)
    if (typeof item === 'string') return [name, withoutSecrets(port, item)]
    if (typeof item === 'number' || typeof item === 'boolean' || isLosslessNumber(item)) return [name, String(item)]
    throw badInput(port, `“${name}” is neither text nor a number`)
  })
}

/** The fault of a wired value that cannot become part of a request. */
export const badInput = (port: string, why: string): Fault =>
  new Fault('bad_input', `The value wired to ${port} cannot be used: ${why}.`, { remedy: `Check what is wired to ${port}.` })

/** What is wrong with a URL in the setting `path`; the setting’s schema has made sure that it is one. */
export function checkUrl(address: string, path: string): ConfigIssue[] {
  const issues: ConfigIssue[] = []
  const url = new URL(address)
  if (url.username !== '' || url.password !== '')
    issues.push({
      code: 'credentials_in_url',
      path,
      message: 'The URL holds a user name or password, which everyone could read in the bundle. Take them out.',
    })
  if (url.protocol === 'http:')
    issues.push({
      code: 'insecure_url',
      severity: 'warning',
      path,
      message: `${url.host} is read over http, so anyone on the way can change the reply. Use https if it has it.`,
      fix: { title: 'Use https', path, value: address.replace(/^http:/i, 'https:') },
    })
  return issues
}

/** What is wrong with the headers in the setting `headers`. */
export const checkHeaders = (headers: Readonly<Record<string, string>>): ConfigIssue[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    const problem = refuseHeader(name, value)
    return problem ? [{ code: 'bad_header', path: 'headers', message: `Header not allowed: ${problem}.` }] : []
  })
