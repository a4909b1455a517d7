/** Due times at even distances: `everyMs` apart, one of them at `anchorMs + offsetMs` (Unix ms). */
export interface Grid {
  everyMs: number
  anchorMs: number
  offsetMs: number
}

/** The first time of a grid after `afterMs`. */
export function nextOnGrid({ everyMs, anchorMs, offsetMs }: Grid, afterMs: number): number {
  const from = anchorMs + offsetMs
  return from + (Math.floor((afterMs - from) / everyMs) + 1) * everyMs
}

/**
 * A deployment’s own share of a span, ms: deployments start apart and so do not all ask one source at once, and everyone derives the same.
 * 0 without a deployment. An id is a hash, so its first 48 bits are even.
 */
export function spreadOf(deployment: string | undefined, spanMs: number): number {
  if (deployment === undefined || spanMs <= 0) return 0
  return Number(BigInt(deployment.slice(0, 14)) % BigInt(spanMs))
}
