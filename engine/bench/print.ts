/** Prints one line of a benchmark: a name, a figure with its unit, and a remark. */
export function print(name: string, figure: string, remark = ''): void {
  console.log(`${name.padEnd(44)} ${figure.padStart(16)}  ${remark}`)
}

/** Seconds that some work takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** The q-quantile of samples, 0 ≤ q ≤ 1. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

/** A whole number with thousands set off. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
