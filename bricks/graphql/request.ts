import { badInput, type HttpRequest, isLosslessNumber, refuseHeader, signIn, type Value, withoutSecrets, writeJson } from '../kit'
import type { GraphqlConfig } from './config'

/** The request of one run: the settings’ variables with those wired on top, every number as it is. */
export function buildRequest(config: GraphqlConfig, wired: Value | undefined): HttpRequest {
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(config.headers)) {
    const problem = refuseHeader(name, value)
    if (problem) throw badInput('headers', problem)
    headers[name.toLowerCase()] = value
  }
  const body = writeJson({ query: config.query, variables: { ...config.variables, ...variablesOf(wired) } })
  const request: HttpRequest = {
    method: 'POST',
    url: new URL(config.url).href,
    headers,
    body,
    timeoutMs: config.timeoutMs,
    maxBytes: config.maxBytes,
  }
  return signIn(request, config)
}

function variablesOf(wired: Value | undefined): Record<string, Value> {
  if (wired === undefined) return {}
  if (typeof wired !== 'object' || wired === null || Array.isArray(wired) || isLosslessNumber(wired))
    throw badInput('variables', 'it needs an object of names and values')
  withoutSecrets('variables', writeJson(wired))
  return Object.fromEntries(Object.entries(wired))
}
