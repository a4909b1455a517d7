const PLACEHOLDER = /\{secret:([A-Z][A-Z0-9_]{0,63})\}/g

/**
 * Names of the secrets that texts refer to as `{secret:NAME}`, sorted, each once. A brick sends the text as it is; the worker that makes the
 * request puts the value in, so that neither the brick nor a recording ever holds it. It also knows the form in which URLs and forms spell
 * the reference, `%7Bsecret%3ANAME%7D`, so a brick may pass a text with one through `URL` and `URLSearchParams`.
 */
export const secretNames = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')))].sort()
