const mostKept = 500

/** What never changes once it is there, read once for each key and world; the oldest are forgotten, and failures are not kept. */
export function createRecent<T>(): (world: object, key: string, read: () => Promise<T>) => Promise<T> {
  const worlds = new WeakMap<object, Map<string, Promise<T>>>()
  return (world, key, read) => {
    const known = worlds.get(world) ?? new Map<string, Promise<T>>()
    worlds.set(world, known)
    const found = known.get(key)
    if (found) return found
    const made = read()
    known.set(key, made)
    made.catch(() => known.delete(key))
    const oldest = known.keys().next()
    if (known.size > mostKept && !oldest.done) known.delete(oldest.value)
    return made
  }
}
