const kept = new Map<string, unknown>()
const mostKept = 500

/** Does pure work once: `make` must follow from `key` alone. The oldest are forgotten; what throws or rejects is not kept. */
export function remember<T>(key: string, make: () => T): T {
  const known = kept.get(key)
  if (known !== undefined) return known as T
  const made = make()
  kept.set(key, made)
  if (made instanceof Promise) made.catch(() => kept.delete(key))
  const oldest = kept.keys().next()
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value)
  return made
}
