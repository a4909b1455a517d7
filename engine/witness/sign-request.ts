import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { HttpRequest } from '../../bricks/kit'
import { base64 } from './base64'

type Signature = NonNullable<HttpRequest['sign']>

/** A request with the headers that its signature adds; what it holds by then are values, not names. */
export function signRequest(request: HttpRequest, sign: Signature, nowMs: number): HttpRequest {
  if (sign.kind === 'aws4') return signAws4(request, sign, nowMs)
  const credentials = base64(utf8ToBytes(`${sign.user}:${sign.password}`))
  return { ...request, headers: { ...request.headers, authorization: `Basic ${credentials}` } }
}

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
const mac = (key: Uint8Array, text: string): Uint8Array => hmac(sha256, key, utf8ToBytes(text))
// AWS encodes more than browsers do.
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** AWS Signature Version 4 for service s3, by Amazon’s published description: the path is encoded once, the body’s hash is a header. */
function signAws4(request: HttpRequest, { region, accessKey, secretKey }: Signature & { kind: 'aws4' }, nowMs: number): HttpRequest {
  const url = new URL(request.url)
  const stamp = `${new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '')}`
  const day = stamp.slice(0, 8)
  const payload = hash(request.body ?? '')
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const own = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value.trim().replace(/\s+/g, ' '),
  ])
  const signed = [...own, ['host', url.host], ['x-amz-content-sha256', payload], ['x-amz-date', stamp]].sort(([a = ''], [b = '']) =>
    a < b ? -1 : 1,
  )
  const names = signed.map(([name]) => name).join(';')
  const canonical = [request.method, path, query, ...signed.map(([name, value]) => `${name}:${value}`), '', names, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, hash(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce(mac, utf8ToBytes(`AWS4${secretKey}`))
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${bytesToHex(mac(key, toSign))}`
  return {
    ...request,
    // What was signed is what is sent, also where a URL may be spelled in two ways.
    url: `${url.origin}${path}${query ? `?${query}` : ''}`,
    headers: { ...request.headers, 'x-amz-content-sha256': payload, 'x-amz-date': stamp, authorization },
  }
}
