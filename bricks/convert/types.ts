import {
  asOptionalAs,
  type ConfigIssue,
  type InputPort,
  type InputTypes,
  type OutputTypes,
  orMissing,
  splitPair,
  type WireType,
  withoutOption,
} from '../kit'
import type { ConvertConfig } from './config'
import { checkRate, crossPairs, pairOf } from './rate'

const ACCEPTS: Readonly<Record<ConvertConfig['to'], readonly string[]>> = {
  rate: ['decimal', 'price'],
  inverse: ['price'],
  amount: ['price'],
  plain: ['decimal', 'price'],
  unit: ['decimal'],
  price: ['decimal'],
  scale: ['decimal'],
  'from-raw': ['decimal'],
  'to-raw': ['decimal'],
}

/** The ports that the settings ask for. */
export function portsOf({ to }: ConvertConfig): Record<string, InputPort> {
  const value: InputPort = { title: 'Value', accepts: orMissing(ACCEPTS[to]) }
  if (to === 'rate') return { value, rate: { title: 'Rate', accepts: ['price', 'decimal'] } }
  if (to === 'price') return { value, time: { title: 'Time', accepts: ['time'], optional: true } }
  return { value }
}

/** What comes out; nothing where `checkTypes` finds a mistake. */
export function outputsOf(config: ConvertConfig, inputs: InputTypes): OutputTypes {
  const value = withoutOption(inputs.value)
  if (!value) return { value: 'decimal' }
  if (checkTypes(config, inputs).some(({ severity }) => severity !== 'warning')) return {}
  return { value: asOptionalAs(inputs.value, resultOf(config, value, inputs.rate)) }
}

function resultOf(config: ConvertConfig, value: WireType, rate: WireType | undefined): string {
  const { to, unit, decimals } = config
  switch (to) {
    case 'rate': {
      if (value.kind !== 'price') return decimalOf(unit, decimals)
      const pair = pairOf(value)
      if (!pair) return 'price'
      const ratePair = rate && pairOf(rate)
      const crossed = ratePair ? crossPairs(pair, ratePair) : { base: pair.base, quote: unit }
      return crossed ? `price(${crossed.base}/${crossed.quote})` : 'price'
    }
    case 'inverse': {
      const pair = pairOf(value)
      return pair ? `price(${pair.quote}/${pair.base})` : 'price'
    }
    case 'amount':
      return decimalOf(pairOf(value)?.quote, decimals)
    case 'plain':
      return 'decimal'
    case 'unit':
      return decimalOf(unit, decimals ?? (value.kind === 'decimal' ? value.scale : undefined))
    case 'price':
      return `price(${config.pair})`
    case 'scale':
      return decimalOf(value.kind === 'decimal' ? value.unit : undefined, decimals)
    case 'from-raw':
      return decimalOf(unit, decimals)
    case 'to-raw':
      return decimalOf(unit, 0)
  }
}

const decimalOf = (unit: string | undefined, scale: number | undefined): string => {
  if (unit === undefined || unit === '') return 'decimal'
  return scale === undefined ? `decimal(${unit})` : `decimal(${unit},${scale})`
}

/** Mistakes in the settings, given what is wired. */
export function checkTypes(config: ConvertConfig, inputs: InputTypes): ConfigIssue[] {
  const { to, decimals } = config
  const value = withoutOption(inputs.value)
  if (!value) return []
  if ((to === 'from-raw' || to === 'to-raw') && decimals === undefined)
    return [
      {
        code: 'decimals_missing',
        path: 'decimals',
        message: 'Say how many decimals the integer has: 18 for wei, 6 for USDC, 8 for satoshi.',
      },
    ]
  if (to === 'rate') return inputs.rate ? checkRate(value, inputs.rate, config) : []
  if (to === 'unit') return checkUnit(config.unit, value)
  return to === 'price' ? checkPrice(config.pair, value, inputs.time !== undefined) : []
}

function checkUnit(unit: string, value: WireType): ConfigIssue[] {
  if (unit === '') return [{ code: 'convert_unit', path: 'unit', message: 'Say what the number counts, such as USD.' }]
  const from = value.kind === 'decimal' ? value.unit : undefined
  if (from === undefined || from === unit) return []
  return [
    {
      code: 'convert_unit',
      path: 'unit',
      message: `${from} is not ${unit}. Convert by a rate, or drop the unit with another Convert if you are sure that both are the same.`,
      fix: { title: 'Convert by a rate', path: 'to', value: 'rate' },
    },
  ]
}

function checkPrice(pair: string, value: WireType, timed: boolean): ConfigIssue[] {
  const { base, quote } = splitPair(pair)
  const from = value.kind === 'decimal' ? value.unit : undefined
  const issues: ConfigIssue[] = []
  if (base === quote) issues.push({ code: 'convert_unit', path: 'pair', message: `A price of ${base} in ${base} says nothing.` })
  else if (from !== undefined && from !== quote)
    issues.push({
      code: 'convert_unit',
      path: 'pair',
      message: `The number counts ${from}, so the price is in ${from}, not ${quote}.`,
    })
  if (!timed)
    issues.push({
      code: 'price_undated',
      severity: 'warning',
      port: 'time',
      message: 'The price gets the time of the run, however old the number is. Wire the time at which the source made it.',
    })
  return issues
}
