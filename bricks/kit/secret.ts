import { Fault } from './fault'
import type { HttpRequest } from './host'

const PLACEHOLDER = /\{secret:([A-Z][A-Z0-9_]{0,63})\}/g

/**
 * Names of the secrets that texts refer to as `{secret:NAME}`, sorted, each once. A brick sends the text as it is; the worker that makes the
 * request puts the value in, so that neither the brick nor a recording ever holds it. It also knows the form in which URLs and forms spell
 * the reference, `%7Bsecret%3ANAME%7D`, so a brick may pass a text with one through `URL` and `URLSearchParams`.
 */
export const secretNames = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')))].sort()

const SPELLED = /(?:\{|%7[Bb])secret(?::|%3[Aa])([A-Z][A-Z0-9_]{0,63})(?:\}|%7[Dd])/g

/** Whether a text holds the reference to a secret, also as URLs spell it, and with the line ends and tabs that they leave out. */
export const namesSecret = (text: string): boolean => text.replace(/[\t\n\r]/g, '').search(SPELLED) >= 0

/**
 * The request, once it names no other secrets than the settings do (`texts`): what came by wire or in a reply must not bring in another of
 * the owner’s by its name. @throws {Fault} `bad_input`.
 */
export function onlySecretsOf(texts: readonly string[], request: HttpRequest): HttpRequest {
  const { url, headers, body = '', rawBody } = request
  const sent = [url, ...Object.values(headers), rawBody ? '' : body]
  const known = new Set(secretNames(texts))
  const foreign = sent.flatMap((text) => [...text.matchAll(SPELLED)]).find(([, name = '']) => !known.has(name))
  if (!foreign) return request
  throw new Fault('bad_input', `What is wired in, or a page’s link, names the secret ${foreign[1]}, and the settings do not.`, {
    remedy: 'Name the secret in the brick’s own settings if it is to be sent. If not, look at where the text comes from.',
  })
}
