import { type Dispatcher, errors, request as send } from 'undici'
import { Fault } from '../../../bricks/kit'
import type { Clock } from '../../world/clock'
import type { HttpReply, HttpRequest } from '../../world/http'
import { readBody } from './read-body'

interface Means {
  agent: Dispatcher
  clock: Clock
  maxRedirects: number
}

/** One request with its redirects, under one deadline. Any complete reply is a reply, whatever its status. */
export async function exchange(request: HttpRequest, means: Means): Promise<HttpReply> {
  const abort = new AbortController()
  // A signal alone would not do: while a connection is being made or waited for, nobody listens to it.
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort()
      reject(abort.signal.reason)
    }, request.timeoutMs)
  })
  try {
    return await Promise.race([follow(request, means, abort.signal), deadline])
  } catch (error) {
    throw explain(error, request, abort.signal.aborted)
  } finally {
    clearTimeout(timer)
    // A body that was not read to its end would keep its socket.
    abort.abort()
  }
}

async function follow(request: HttpRequest, { agent, clock, maxRedirects }: Means, signal: AbortSignal): Promise<HttpReply> {
  let url = checkUrl(request.url)
  let { method, body } = request
  for (let hops = 0; ; hops++) {
    const response = await send(url, {
      dispatcher: agent,
      method,
      headers: { 'user-agent': 'phat-bricks', ...request.headers, 'accept-encoding': 'gzip' },
      body: body ?? null,
      signal,
    })
    const headers = flatten(response.headers)
    const next = redirectOf(response.statusCode, headers.location, url)
    if (!next) {
      const text = await readBody(response.body, headers, request.maxBytes, method === 'HEAD').catch((error) => {
        throw error instanceof Fault || signal.aborted || isMalformed(error) ? error : truncated(url.host, error)
      })
      return { status: response.statusCode, headers, body: text, receivedAtMs: clock.nowMs() }
    }
    if (hops >= maxRedirects) throw redirectFault(`${url.host} redirects more than ${maxRedirects} times.`)
    await response.body.dump({ limit: 65_536, signal })
    url = next
    if (response.statusCode <= 303 && method !== 'GET' && method !== 'HEAD') {
      method = 'GET'
      body = undefined
    }
  }
}

function checkUrl(text: string): URL {
  if (!URL.canParse(text))
    throw new Fault('http_scheme', `“${text.slice(0, 100)}” is not a URL.`, {
      remedy: 'Use a full address such as https://api.example.com.',
    })
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Fault('http_scheme', `${url.protocol} is not allowed.`, { remedy: 'Use https.' })
  if (url.username !== '' || url.password !== '')
    throw new Fault('http_credentials', `The URL of ${url.host} holds a user name or password.`, { remedy: 'Take them out of the URL.' })
  return url
}

/** Where a reply sends us, if anywhere. Another host would be one the owner never signed for, so it is refused. */
function redirectOf(status: number, location: string | undefined, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, from)) throw redirectFault(`${from.host} redirects to something that is no URL.`)
  const to = checkUrl(new URL(location, from).href)
  if (from.protocol === 'https:' && to.protocol === 'http:') throw redirectFault(`${from.host} redirects from https to http.`)
  if (to.host !== from.host) throw redirectFault(`${from.host} redirects to ${to.host}, which this workflow may not reach.`)
  return to
}

const isMalformed = (error: unknown): error is Error =>
  error instanceof errors.HTTPParserError || error instanceof errors.ResponseContentLengthMismatchError

const truncated = (host: string, cause: unknown): Fault =>
  new Fault('http_truncated', `${host} broke off in the middle of its reply.`, {
    remedy: 'It may pass. If it goes on, use another source.',
    retry: true,
    cause,
  })

const redirectFault = (message: string): Fault => new Fault('http_redirect', message, { remedy: 'Use the address it leads to directly.' })

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  return flat
}

function explain(error: unknown, { url, timeoutMs }: HttpRequest, timedOut: boolean): Fault {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause instanceof Fault) return cause
  const host = URL.canParse(url) ? new URL(url).host : url
  if (timedOut)
    return new Fault('http_timeout', `${host} did not answer completely within ${timeoutMs} ms.`, {
      remedy: 'Raise “Wait at most”, or use a faster source.',
      retry: true,
      cause: error,
    })
  if (error instanceof errors.HeadersOverflowError)
    return new Fault('http_too_large', `${host} sent more than 16 KB of headers.`, { remedy: 'Use another source.', cause: error })
  if (isMalformed(error))
    return new Fault('http_encoding', `${host} does not answer in proper HTTP: ${error.message}.`, {
      remedy: 'Check the port and whether it wants https, or use another source.',
      cause: error,
    })
  // Nothing was sent, and the same would not be sent again either.
  if (error instanceof errors.InvalidArgumentError)
    return new Fault('bad_input', `The request to ${host} cannot be sent: ${error.message}.`, {
      remedy: 'Check its headers: a secret’s value may hold a line end.',
      cause: error,
    })
  return new Fault('http_unreachable', `${host} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`, {
    remedy: 'Check the host name. If it is right, the source or the network is down.',
    retry: true,
    cause: error,
  })
}
