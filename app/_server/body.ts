import { Refusal } from './problem'

/** The most bytes a request’s body may have: a graph of the largest size, its signature and room. */
export const MAX_BODY_BYTES = 1_200_000

/** Reads a JSON body, and stops reading as soon as it is too long. @throws `too_large`, `not_json`, `not_json_type`. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  // A form of another site can send text/plain without asking first; JSON it cannot.
  if (!/^application\/json\b/i.test(type))
    throw new Refusal('not_json_type', `The body is ${type || 'of no type'}.`, 'Send it with “content-type: application/json”.')
  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('not_json', 'The body is not JSON.', 'Send one JSON object.')
  }
}

async function readText(request: Request): Promise<string> {
  const tooLong = () =>
    new Refusal('too_large', 'The body is larger than 1.2 MB, the most that is read.', 'Send a smaller graph: the most is 1 MB.')
  return new TextDecoder().decode(await readBytes(request, MAX_BODY_BYTES, tooLong))
}

/** Reads a body whole, and stops as soon as it is too long. @throws what `tooLong` gives. */
export async function readBytes(request: Request, maxBytes: number, tooLong: () => Error): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks(request)) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLong()
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

async function* chunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
