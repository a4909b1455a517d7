import { formatDecimal } from '@/app/_ui/format'

const WEI_DIGITS = 18
const SHOWN_DIGITS = 3

/** An amount of wei in the chain’s own unit, with three significant digits: `0.00214`. Below a millionth, `< 0.000001`. */
export function formatWei(wei: string): string {
  const digits = wei.padStart(WEI_DIGITS + 1, '0')
  const whole = digits.slice(0, -WEI_DIGITS)
  const fraction = digits.slice(-WEI_DIGITS)
  if (/^0+$/.test(wei)) return '0'
  if (whole !== '0') return formatDecimal(`${whole}.${fraction.slice(0, SHOWN_DIGITS)}`)
  const zeros = fraction.search(/[1-9]/)
  if (zeros >= 6) return '< 0.000001'
  return `0.${fraction.slice(0, zeros + SHOWN_DIGITS)}`
}

/** The sum of amounts of wei. */
export const sumWei = (amounts: readonly string[]): string => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString()
