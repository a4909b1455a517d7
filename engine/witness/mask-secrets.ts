import { base64, base64urlnopad } from './base64'

/** Shorter pieces of an encoding would be found in innocent text. */
const SHORTEST = 6

/** Replaces every form of the secrets’ values by `{secret:NAME}`: as they are, in JSON, URLs, HTML, hex and base64 at any offset. */
export function maskWith(secrets: readonly { name: string; value: string }[]): (text: string) => string {
  const forms = secrets
    .flatMap(({ name, value }) => formsOf(value).map((form) => ({ form, name: `{secret:${name}}` })))
    .sort((a, b) => b.form.length - a.form.length)
  return (text) => forms.reduce((masked, { form, name }) => (masked.includes(form) ? masked.replaceAll(form, name) : masked), text)
}

/** How a value may come back, each form once. */
export function formsOf(value: string): string[] {
  const bytes = new TextEncoder().encode(value)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const percent = encodeURIComponent(value)
  const json = JSON.stringify(value).slice(1, -1)
  const strict = percent.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const forms = [
    value,
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    percent,
    percent.replaceAll('%20', '+'),
    strict,
    new URLSearchParams({ v: value }).toString().slice(2),
    strict.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percent.replace(/%(?:2F|3A|40)/g, decodeURIComponent),
    html,
    html.replaceAll("'", '&#39;'),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => insideBase64(bytes, offset)),
  ]
  return [...new Set(forms)].filter((form) => form === value || form.length >= SHORTEST)
}

/** The part of a base64 text that these bytes alone decide when they begin `offset` bytes after a group does. */
function insideBase64(bytes: Uint8Array, offset: number): string[] {
  const padded = new Uint8Array(offset + bytes.length)
  padded.set(bytes, offset)
  const from = offset === 0 ? 0 : offset + 1
  const to = Math.floor((padded.length * 8) / 6)
  return [base64(padded).slice(from, to), base64urlnopad(padded).slice(from, to)]
}
