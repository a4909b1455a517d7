/** Memory as it was at one moment: what was not zero. */
export interface Snapshot {
  pieces: readonly { at: number; bytes: Uint8Array }[]
}

const BLOCK = 4096

/** Copies what is not zero, in blocks. */
export function takeSnapshot(memory: Uint8Array): Snapshot {
  const pieces: { at: number; bytes: Uint8Array }[] = []
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / 4)
  const isUsed = (at: number) => {
    for (let word = at / 4; word < (at + BLOCK) / 4; word++) if (words[word] !== 0) return true
    return false
  }
  let start: number | undefined
  for (let at = 0; at <= memory.length; at += BLOCK) {
    if (at < memory.length && isUsed(at)) start ??= at
    else if (start !== undefined) {
      pieces.push({ at: start, bytes: memory.slice(start, at) })
      start = undefined
    }
  }
  return { pieces }
}

/** Makes memory what it was. Of memory never written to only the pieces are set, for a page that is touched costs its allocation. */
export function restoreSnapshot(memory: Uint8Array, { pieces }: Snapshot, fresh: boolean): void {
  let zeroFrom = 0
  for (const { at, bytes } of pieces) {
    if (!fresh) memory.fill(0, zeroFrom, at)
    memory.set(bytes, at)
    zeroFrom = at + bytes.length
  }
  if (!fresh) memory.fill(0, zeroFrom)
}
