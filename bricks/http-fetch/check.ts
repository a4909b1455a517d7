import { type ConfigIssue, checkAuth, checkFallback, checkHeaders, checkUrl, compilePath, Fault, parseLossless } from '../kit'
import type { HttpFetchConfig } from './config'

/** What is wrong with the settings; `bodyWired` says whether a wire brings the body. */
export function checkSettings(config: HttpFetchConfig, bodyWired: boolean): ConfigIssue[] {
  return [
    ...checkUrl(config.url, 'url'),
    ...checkHeaders(config.headers),
    ...checkBody(config, bodyWired),
    ...checkPages(config),
    ...checkAuth(config),
    ...checkFallback(config, config.expect),
  ]
}

function checkBody(config: HttpFetchConfig, bodyWired: boolean): ConfigIssue[] {
  const { method, body, bodyAs, form = {} } = config
  const hasBody = bodyAs === 'form' ? Object.keys(form).length > 0 : body !== ''
  if (method === 'GET' || method === 'HEAD')
    return hasBody || bodyWired
      ? [
          {
            code: 'body_not_sent',
            severity: 'warning',
            path: 'method',
            message: `${method} sends no body. Choose POST, or take the body out.`,
            fix: { title: 'Use POST', path: 'method', value: 'POST' },
          },
        ]
      : []
  if (bodyAs !== 'json' || body === '' || bodyWired) return []
  return faultOf(() => parseLossless(body)) ? [{ code: 'bad_json_body', path: 'body', message: 'The body is not JSON.' }] : []
}

function checkPages(config: HttpFetchConfig): ConfigIssue[] {
  const { expect, pages = 'one', errorField = '', itemsPath = '', nextPath = '', pageParam = '' } = config
  const issues: ConfigIssue[] = []
  const needsJson = (path: string, what: string) =>
    issues.push({
      code: 'needs_json',
      path,
      message: `${what} can be read in JSON alone.`,
      fix: { title: 'Read the reply as JSON', path: 'expect', value: 'json' },
    })
  if (expect === 'text' && errorField !== '') needsJson('errorField', 'An error in the reply')
  if (errorField !== '') issues.push(...badPath('errorField', errorField))
  if (pages === 'one') return issues
  if (expect === 'text') needsJson('pages', 'Pages')
  if (itemsPath !== '') issues.push(...badPath('itemsPath', itemsPath))
  if (pages !== 'number')
    issues.push(
      ...(nextPath === ''
        ? [{ code: 'bad_pages', path: 'nextPath', message: 'Say where in the reply the next page is named.' }]
        : badPath('nextPath', nextPath)),
    )
  if (pages === 'cursor' && pageParam === '')
    issues.push({ code: 'bad_pages', path: 'pageParam', message: 'Name the query field that carries the cursor.' })
  return issues
}

function badPath(field: string, path: string): ConfigIssue[] {
  const fault = faultOf(() => compilePath(path))
  return fault ? [{ code: fault.code, path: field, message: fault.message }] : []
}

function faultOf(attempt: () => unknown): Fault | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    return Fault.from(error)
  }
}
