import { canonicalJson } from '../../../bricks/kit'
import type { HttpCache, HttpReply, HttpRequest } from '../../world/http'

interface Kept {
  reply: HttpReply
  bytes: number
}

/** How much is kept, over all workers together. */
export interface CacheSize {
  entries: number
  bytes: number
}

const DEFAULT_SIZE: CacheSize = { entries: 1000, bytes: 16_777_216 }

/** Keeps good replies in memory, the least recently used dropped first. Everything a request carries is part of its key. */
export function createHttpCache(nowMs: () => number, size: CacheSize = DEFAULT_SIZE): HttpCache {
  const kept = new Map<string, Kept>()
  let bytes = 0

  function drop(key: string) {
    const entry = kept.get(key)
    if (!entry) return
    kept.delete(key)
    bytes -= entry.bytes
  }
  function find(key: string, maxAgeMs: number): HttpReply | undefined {
    const entry = kept.get(key)
    if (!entry) return undefined
    drop(key)
    // An age below zero is that of a clock set back.
    const ageMs = nowMs() - entry.reply.receivedAtMs
    if (ageMs < 0 || ageMs > maxAgeMs) return undefined
    keep(key, entry.reply)
    return entry.reply
  }
  function keep(key: string, reply: HttpReply) {
    drop(key)
    const entry = { reply, bytes: 2 * (key.length + reply.body.length) }
    kept.set(key, entry)
    bytes += entry.bytes
    for (const oldest of kept.keys()) {
      if (kept.size <= size.entries && bytes <= size.bytes) return
      drop(oldest)
    }
  }

  return {
    of: (scope, http) => ({
      async request(request) {
        const { maxAgeMs = 0, method } = request
        if (maxAgeMs <= 0 || (method !== 'GET' && method !== 'HEAD')) return http.request(request)
        const key = keyOf(scope, request)
        const found = find(key, maxAgeMs)
        if (found) return found
        const reply = await http.request(request)
        if (reply.status >= 200 && reply.status < 300) keep(key, reply)
        return reply
      },
    }),
  }
}

const keyOf = (scope: string, { method, url, headers, body, sign, maxBytes }: HttpRequest): string =>
  canonicalJson([scope, method, url, headers, body ?? null, sign ?? null, maxBytes])
