/** Bytes written as hex (with or without 0x), base64 or base64url; undefined for what is neither. */
export function bytesOf(text: string): Uint8Array | undefined {
  const clean = text.trim()
  if (/^(0x)?(?:[0-9a-fA-F]{2})+$/.test(clean)) {
    const hex = clean.replace(/^0x/, '')
    return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
  }
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(clean)) return undefined
  try {
    return Uint8Array.from(atob(clean.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Whether two byte strings are equal; takes as long wherever they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let different = 0
  for (let at = 0; at < a.length; at++) different |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return different === 0
}
