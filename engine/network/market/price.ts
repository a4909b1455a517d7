import { hashText, smoothNoise } from './random'

/** An asset of the demo market: its usual price in millionths of a dollar, and how lively it is. */
interface Asset {
  dollarsE6: bigint
  /** The largest swing of the slowest wave, in millionths. */
  swing: number
}

const ASSETS: Readonly<Record<string, Asset>> = {
  AUD: { dollarsE6: 660_000n, swing: 6000 },
  BTC: { dollarsE6: 104_250_000_000n, swing: 40_000 },
  CHF: { dollarsE6: 1_150_000n, swing: 4000 },
  DOT: { dollarsE6: 6_420_000n, swing: 70_000 },
  ETH: { dollarsE6: 3_480_000_000n, swing: 50_000 },
  EUR: { dollarsE6: 1_086_000n, swing: 4000 },
  GBP: { dollarsE6: 1_272_000n, swing: 5000 },
  KSM: { dollarsE6: 28_400_000n, swing: 70_000 },
  LINK: { dollarsE6: 17_300_000n, swing: 60_000 },
  PHA: { dollarsE6: 214_000n, swing: 90_000 },
  SOL: { dollarsE6: 186_500_000n, swing: 60_000 },
  USD: { dollarsE6: 1_000_000n, swing: 0 },
  USDC: { dollarsE6: 1_000_000n, swing: 60 },
  USDT: { dollarsE6: 999_800n, swing: 300 },
}

/**
 * Waves of one walk: period, and size as a share of the swing (per mille). A day’s tide, an hour’s swell and a minute’s ripple add up to
 * moves of about 0.05–0.3 % a minute for ETH; the second’s shimmer makes two workers see slightly different prices.
 */
const WAVES = [
  { stepMs: 21_600_000, share: 1000 },
  { stepMs: 3_600_000, share: 300 },
  { stepMs: 600_000, share: 90 },
  { stepMs: 60_000, share: 30 },
  { stepMs: 1000, share: 1 },
] as const

/** True when the market knows the currency. */
export const isListed = (symbol: string): boolean => Object.hasOwn(ASSETS, symbol)

/** The price of an asset in millionths of a dollar times 10^6, at a time; pure in all three arguments. */
function dollarsE12(seed: string, symbol: string, atMs: number): bigint {
  const asset = ASSETS[symbol]
  if (!asset) throw new RangeError(`The demo market has no ${symbol}.`)
  let millionths = 0
  for (const { stepMs, share } of WAVES) {
    const range = Math.trunc((asset.swing * share) / 1000)
    if (range > 0) millionths += smoothNoise(hashText(`${seed}/${symbol}/${stepMs}`), atMs, stepMs, range)
  }
  return asset.dollarsE6 * BigInt(1_000_000 + millionths)
}

/** What one `base` costs in `quote` on one exchange, as a decimal with `digits` after the point. Exchanges differ by up to 0.02 %. */
export function demoPrice(seed: string, exchange: string, base: string, quote: string, atMs: number, digits: number): string {
  const offset = smoothNoise(hashText(`${seed}/${exchange}/${base}`), atMs, 7000, 200)
  const numerator = dollarsE12(seed, base, atMs) * BigInt(1_000_000 + offset) * 10n ** BigInt(digits)
  const scaled = numerator / (dollarsE12(seed, quote, atMs) * 1_000_000n)
  const text = scaled.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
