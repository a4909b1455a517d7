import type { ConfigIssue, WireType } from '../kit'
import type { ConvertConfig } from './config'

/** A base and a quote currency. */
export interface Pair {
  base: string
  quote: string
}

/** What to do with the rate, and the pair that comes of it. */
export interface Crossing extends Pair {
  step: 'multiply' | 'divide'
}

/** A/B with B/C or C/B changes the quote, with A/C or C/A the base; undefined when the pairs share no currency, or both. */
export function crossPairs(value: Pair, rate: Pair): Crossing | undefined {
  const shared = [value.base, value.quote].filter((each) => each === rate.base || each === rate.quote)
  if (shared.length !== 1 || rate.base === rate.quote || value.base === value.quote) return undefined
  if (rate.base === value.quote) return { step: 'multiply', base: value.base, quote: rate.quote }
  if (rate.quote === value.quote) return { step: 'divide', base: value.base, quote: rate.base }
  if (rate.base === value.base) return { step: 'divide', base: rate.quote, quote: value.quote }
  return { step: 'multiply', base: rate.base, quote: value.quote }
}

/** How a rate turns an amount into one of `unit`; undefined when its pair does not name that unit. */
export function stepTo(unit: string, rate: Pair): 'multiply' | 'divide' | undefined {
  if (rate.base === rate.quote) return undefined
  if (rate.quote === unit) return 'multiply'
  return rate.base === unit ? 'divide' : undefined
}

/** The pair of a price type; undefined when the type leaves it open. */
export const pairOf = (type: WireType): Pair | undefined =>
  type.kind === 'price' && type.base !== undefined && type.quote !== undefined ? { base: type.base, quote: type.quote } : undefined

const show = ({ base, quote }: Pair): string => `${base}/${quote}`

/** Why these types and settings give no conversion by a rate; empty when they do. */
export function checkRate(value: WireType, rate: WireType, config: ConvertConfig): ConfigIssue[] {
  if (rate.kind === 'price') {
    const ratePair = pairOf(rate)
    if (!ratePair) return [meets('The pair of the rate is not known, so nobody can say whether to multiply or divide.')]
    return value.kind === 'price' ? checkCross(value, ratePair) : checkAmount(value, ratePair, config)
  }
  return checkFactor(value, rate, config)
}

function checkCross(value: WireType, rate: Pair): ConfigIssue[] {
  const pair = pairOf(value)
  if (!pair) return [meets('The pair of the value is not known, so nobody can say whether to multiply or divide.')]
  if (crossPairs(pair, rate)) return []
  const same = [pair.base, pair.quote].every((each) => each === rate.base || each === rate.quote)
  return [
    meets(
      same
        ? `${show(pair)} and ${show(rate)} are the same two currencies: a rate must bring a third.`
        : `${show(pair)} and ${show(rate)} share no currency. Wire a rate such as ${pair.quote}/USD.`,
    ),
  ]
}

function checkAmount(value: WireType, rate: Pair, { unit }: ConvertConfig): ConfigIssue[] {
  const from = value.kind === 'decimal' ? value.unit : undefined
  if (from === undefined)
    return [meets(`A plain decimal has no unit, so ${show(rate)} may not fit. Name its unit first, with another Convert.`)]
  const target = rate.base === from ? rate.quote : rate.base
  if (stepTo(from, rate) === undefined) return [meets(`${show(rate)} does not name ${from}. Wire a rate such as ${from}/USD.`)]
  if (unit === target) return []
  return [
    {
      code: 'convert_unit',
      path: 'unit',
      message: unit === '' ? `Say that the result counts ${target}.` : `With ${show(rate)}, ${from} becomes ${target}, not ${unit}.`,
      fix: { title: `Use ${target}`, path: 'unit', value: target },
    },
  ]
}

function checkFactor(value: WireType, rate: WireType, { unit, rateIs }: ConvertConfig): ConfigIssue[] {
  const from = value.kind === 'price' ? value.quote : value.kind === 'decimal' ? value.unit : undefined
  if (unit === '') return [{ code: 'convert_unit', path: 'unit', message: 'A rate without a pair does not say what the result counts.' }]
  if (unit === from) return [{ code: 'convert_unit', path: 'unit', message: `The value counts ${unit} already.` }]
  if (value.kind === 'price' && unit === value.base)
    return [{ code: 'convert_unit', path: 'unit', message: `A price of ${unit} in ${unit} says nothing.` }]
  const rateUnit = rate.kind === 'decimal' ? rate.unit : undefined
  const expected = rateIs === 'multiply' ? unit : from
  if (rateUnit === undefined || rateUnit === expected) return []
  return [
    meets(
      rateIs === 'multiply'
        ? `The rate counts ${rateUnit}: multiplied, the result counts ${rateUnit} too, not ${unit}.`
        : `The rate counts ${rateUnit}; to divide by it, the value must count ${rateUnit} too.`,
    ),
  ]
}

const meets = (message: string): ConfigIssue => ({ code: 'rate_does_not_meet', port: 'rate', message })
