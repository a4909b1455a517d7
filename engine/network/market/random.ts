/** A 32-bit hash of text (FNV-1a with a final mix): equal on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Scrambles 32 bits so that neighbours have nothing in common. */
function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** A whole number in [−range, range] for a lattice point; pure. */
export function latticeNoise(seed: number, point: number, range: number): number {
  const low = mix(seed ^ mix(point | 0) ^ mix(Math.floor(point / 0x1_0000_0000)))
  return Math.floor((low / 0x1_0000_0000) * (2 * range + 1)) - range
}

/** Noise that runs smoothly from one lattice point to the next; whole numbers only, so every machine gets the same. */
export function smoothNoise(seed: number, atMs: number, stepMs: number, range: number): number {
  const point = Math.floor(atMs / stepMs)
  const into = atMs - point * stepMs
  const from = latticeNoise(seed, point, range)
  const to = latticeNoise(seed, point + 1, range)
  return from + Math.trunc(((to - from) * into) / stepMs)
}
