import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { Fault } from '../../../bricks/kit'

/** Collects a body of at most `maxBytes`, before and after inflating it; the length that a reply to HEAD states is of no body. @throws {Fault} `http_too_large`, `http_encoding`. */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
  isBodiless = false,
): Promise<string> {
  if (!isBodiless && Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return decode(inflate(Buffer.concat(chunks, size), headers['content-encoding'] ?? 'identity', maxBytes), headers['content-type'] ?? '')
}

function inflate(bytes: Buffer, encoding: string, maxBytes: number): Buffer {
  // The reply to HEAD names the encoding of a body that it does not have.
  if (bytes.length === 0) return bytes
  const limit = { maxOutputLength: maxBytes }
  try {
    switch (encoding.trim().toLowerCase()) {
      case '':
      case 'identity':
        return bytes
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, limit)
      case 'deflate':
        // By the standard a zlib stream; some servers send the bare one, whose first byte is never zlib’s.
        return ((bytes[0] ?? 8) & 0x0f) === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit)
      case 'br':
        return brotliDecompressSync(bytes, limit)
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(maxBytes)
    throw badEncoding(`The reply says it is ${encoding}, and cannot be unpacked.`, true, cause)
  }
  throw badEncoding(`The reply is packed as “${encoding}”, which is not supported.`)
}

/** Text in the charset that its byte-order mark tells, else the one the reply names, else UTF-8. The mark is dropped. */
function decode(bytes: Buffer, contentType: string): string {
  const charset = markOf(bytes) ?? /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw badEncoding(`The reply is not valid ${charset} text.`, false, cause)
  }
}

function markOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

const badEncoding = (message: string, retry = false, cause?: unknown): Fault =>
  new Fault('http_encoding', message, { remedy: 'Ask the source for plain UTF-8 JSON, or use another source.', retry, cause })

const tooLarge = (maxBytes: number): Fault =>
  new Fault('http_too_large', `The reply is larger than ${maxBytes.toLocaleString('en-US')} bytes.`, {
    remedy: 'Ask for less, for example with a query, or raise “Largest reply”.',
  })
