import { Fault } from '../fault'

/** What a chain counts times in. */
export type TimeUnit = 's' | 'ms'

/** A time in Unix ms as the integer a contract gets: whole seconds unless told otherwise, as block times are. */
export const timeToInteger = (ms: number, unit: TimeUnit = 's'): bigint => BigInt(unit === 's' ? Math.floor(ms / 1000) : ms)

/** An integer that fits an ABI integer type such as `uint64`; `where` names it. @throws {Fault} `overflow`. */
export function fitInteger(value: bigint, type: string, where: string): bigint {
  const [, unsigned, width] = /^(u?)int(\d*)$/.exec(type) ?? []
  const bits = BigInt(width || 256)
  const [least, most] = unsigned === 'u' ? [0n, 1n << bits] : [-(1n << (bits - 1n)), 1n << (bits - 1n)]
  if (value >= least && value < most) return value
  throw new Fault('overflow', `${value} does not fit in ${type} of ${where}.`, {
    remedy: value < 0n && unsigned === 'u' ? 'Use a signed type, or keep the value above zero.' : 'Use fewer decimals or a larger type.',
  })
}
