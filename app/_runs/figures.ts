import { amountOf, isPrice, refuseValue, toFixedPoint, type Value } from '@/bricks/kit'
import { formatSignedPercent, formatUnits } from '../_ui/format'

/** Port → value, as events carry them. */
export type Ports = Readonly<Record<string, unknown>>

const isValue = (value: unknown): value is Value => refuseValue({ kind: 'json' }, value) === undefined

/** The first number among ports; undefined when none carries one. */
export function amountAmong(ports: Ports | undefined): string | undefined {
  for (const value of Object.values(ports ?? {})) {
    const amount = isValue(value) ? amountOf(value) : undefined
    if (amount !== undefined) return amount
  }
  return undefined
}

/** What the first value among ports is called: a pair for a price, else nothing. */
export function unitAmong(ports: Ports | undefined): string | undefined {
  const price = Object.values(ports ?? {}).find(isPrice)
  return price && `${price.base}/${price.quote}`
}

/** A decimal string with at least `decimals` digits after the point. No digit is dropped or rounded, and no thousands are split. */
export function padDecimals(amount: string, decimals: number): string {
  const [whole = '', fraction = ''] = amount.split('.')
  const padded = fraction.padEnd(decimals, '0')
  return `${whole.replace('-', '\u2212')}${padded === '' ? '' : `.${padded}`}`
}

/** Ports as one line of text: the number when there is one, else the JSON of the first value. */
export function showPorts(ports: Ports | undefined, decimals: number): string | undefined {
  const amount = amountAmong(ports)
  if (amount !== undefined) return padDecimals(amount, decimals)
  const [first] = Object.values(ports ?? {})
  if (first === undefined) return undefined
  return typeof first === 'string' ? first : JSON.stringify(first)
}

/** A percentage with its sign and exactly `digits` after the point, rounded half to even: `+14.2000 %`. */
export function showPercent(percent: string, digits = 4): string {
  return formatSignedPercent(formatUnits(toFixedPoint(percent, digits), digits).replaceAll(',', '').replace('\u2212', '-'))
}

/** Amount of wei as a decimal string of the chain's unit, without trailing zeros: `0.00000017`. */
export function showWei(wei: bigint, decimals = 18): string {
  const text = formatUnits(wei, decimals)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A decimal string cut to its first `digits` that count, never rounded up: `0.0024160`. The whole part stays whole. */
export function cutDecimals(amount: string, digits = 5): string {
  const [whole = '', fraction = ''] = amount.split('.')
  const zeros = /^0*$/.test(whole) ? (/^0*/.exec(fraction)?.[0].length ?? 0) : 0
  const kept = fraction.slice(0, zeros + digits).replace(/0+$/, '')
  return kept === '' ? whole : `${whole}.${kept}`
}

/** Wei a unit of gas as gwei: `0.0012`. */
export const showGwei = (wei: string): string => showWei(BigInt(wei), 9)

/** The cost of a transaction in wei. */
export const costWei = (gasUsed: number, gasPriceWei: string): bigint => BigInt(gasUsed) * BigInt(gasPriceWei)

/** How long something took: `0.65 s`, below 100 s with two digits. */
export function showSeconds(ms: number): string {
  const seconds = Math.max(ms, 0) / 1000
  return `${seconds >= 100 ? Math.round(seconds) : seconds.toFixed(seconds >= 10 ? 1 : 2)}\u00a0s`
}
