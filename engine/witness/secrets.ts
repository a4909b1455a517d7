import { Fault, type Host, type HttpReply, type HttpRequest, hostOf } from '../../bricks/kit'
import { maskWith } from './mask-secrets'
import { signRequest } from './sign-request'

/** A secret as a worker’s host holds it while it makes requests. */
export interface OpenSecret {
  name: string
  value: string
  /** Where it may be sent: host names, with `:port` when it is not the scheme’s own. */
  hosts: readonly string[]
}

interface HttpLike {
  request(request: HttpRequest): Promise<HttpReply>
}

/** `{secret:NAME}`, also as URLs spell it. */
const PLACEHOLDER = /(?:\{|%7[Bb])secret(?::|%3[Aa])([A-Z][A-Z0-9_]{0,63})(?:\}|%7[Dd])/g

/** How a value is written where it is put in. */
type Spelling = (value: string) => string

const asIs: Spelling = (value) => value
const inQuery: Spelling = encodeURIComponent
// A path keeps the signs that it may hold: a hook’s address is often one secret with slashes.
const inPath: Spelling = (value) => encodeURIComponent(value).replace(/%(?:2F|3A|40)/g, decodeURIComponent)
const inJson: Spelling = (value) => JSON.stringify(value).slice(1, -1)

/** Puts values in for placeholders of one destination. @throws {Fault} `secret_missing`, `secret_host`. */
function fillFor(host: string, secrets: readonly OpenSecret[]): (text: string, spell?: Spelling) => string {
  const byName = new Map(secrets.map((secret) => [secret.name, secret]))
  return (text, spell = asIs) =>
    text.replace(PLACEHOLDER, (_, name: string) => {
      const secret = byName.get(name)
      if (!secret) throw secretMissing(name)
      if (!secret.hosts.includes(host)) throw secretHost(name, host)
      return spell(secret.value)
    })
}

/** Whether a text refers to a secret. */
const refers = (text: string): boolean => text.search(PLACEHOLDER) >= 0

/**
 * Puts secrets into requests as they leave a worker, and takes them out of what comes back. It stands between the recorder and the world, so
 * that evidence, logs and bricks hold names only.
 * @throws {Fault} `secret_missing` when the owner has none of that name, `secret_host` when it is not bound to the request’s host.
 */
export function withSecrets(http: HttpLike, secrets: readonly OpenSecret[], nowMs: () => number): HttpLike {
  const mask = maskWith(secrets)
  return {
    async request(request) {
      const filled = fillRequest(request, secrets, nowMs)
      try {
        const { status, headers, body, receivedAtMs } = await http.request(filled)
        const masked = Object.fromEntries(Object.entries(headers).map(([name, value]) => [mask(name), mask(value)]))
        return { status, headers: masked, body: mask(body), receivedAtMs }
      } catch (error) {
        throw maskFault(error, mask)
      }
    },
  }
}

/** The same for mail: user and password may hold secrets that are bound to the server; texts hold values from outside, and none. */
export function mailWithSecrets(mail: Host['mail'], secrets: readonly OpenSecret[]): Host['mail'] {
  const mask = maskWith(secrets)
  return {
    async send(message) {
      const fill = fillFor(message.server, secrets)
      const filled = { ...message, user: fill(message.user), password: fill(message.password) }
      try {
        await mail.send(filled)
      } catch (error) {
        throw maskFault(error, mask)
      }
    },
  }
}

/** A fault that names secrets instead of holding them. Its cause is left behind: nobody looks into it for secrets. */
function maskFault(error: unknown, mask: (text: string) => string): Fault {
  const { code, message, remedy, retry } = Fault.from(error)
  return new Fault(code, mask(message), { remedy: mask(remedy), retry })
}

function fillRequest({ sign, ...request }: HttpRequest, secrets: readonly OpenSecret[], nowMs: () => number): HttpRequest {
  const [whole, authority = '', path = '', rest = ''] = /^([^/?#]*\/\/[^/?#]*)?([^?#]*)(.*)$/s.exec(request.url) ?? []
  if (refers(authority) || whole === undefined)
    throw new Fault('secret_host', 'A secret cannot be part of a host name: it decides where the request goes.', {
      remedy: 'Write the host out, and put the secret into the path, a header or the body.',
    })
  const fill = fillFor(URL.canParse(request.url) ? hostOf(request.url) : '', secrets)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, fill(value)]))
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const spell = /json/i.test(type) ? inJson : /x-www-form-urlencoded/i.test(type) ? inQuery : asIs
  const filled: HttpRequest = {
    ...request,
    url: `${authority}${fill(path, inPath)}${fill(rest, inQuery)}`,
    headers,
    ...(request.body === undefined || request.rawBody ? {} : { body: fill(request.body, spell) }),
  }
  return sign ? signRequest(filled, fillSignature(sign, fill), nowMs()) : filled
}

function fillSignature(sign: NonNullable<HttpRequest['sign']>, fill: (text: string) => string): NonNullable<HttpRequest['sign']> {
  return sign.kind === 'basic'
    ? { ...sign, user: fill(sign.user), password: fill(sign.password) }
    : { ...sign, accessKey: fill(sign.accessKey), secretKey: fill(sign.secretKey) }
}

/** The refusal of a name that the owner has no secret for. */
export const secretMissing = (name: string): Fault =>
  new Fault('secret_missing', `There is no secret ${name}.`, {
    remedy: 'Add it under Settings, Secrets, signed in as the owner; on the command line set PHAT_SECRET_ and its name.',
  })

/** The refusal of a host that a secret is not bound to. */
export const secretHost = (name: string, host: string): Fault =>
  new Fault('secret_host', `The secret ${name} may not be sent to ${host || 'this address'}.`, {
    remedy: 'Add the host to the secret under Settings, Secrets, or send another one there.',
  })
