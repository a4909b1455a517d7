import {
  amountOf,
  compareDecimals,
  DIVISION_SCALE,
  divide,
  type Exact,
  Fault,
  isPrice,
  multiply,
  type PortValues,
  type Price,
  readDecimal,
  rescale,
  splitPair,
  type Value,
  writeDecimal,
} from '../kit'
import type { ConvertConfig } from './config'
import { crossPairs, stepTo } from './rate'

const ONE: Exact = { coefficient: 1n, scale: 0 }

/** Converts one value. @throws {Fault} `input_missing`, `bad_input`, `bad_rate`, `division_by_zero`, `overflow`. */
export function convert(config: ConvertConfig, inputs: PortValues, nowMs: number): Value {
  const { value, rate, time } = inputs
  const amount = amountOf(value)
  if (value === undefined || amount === undefined) throw noNumber('value', value)
  const exact = readDecimal(amount)
  const write = (result: Exact): string =>
    writeDecimal(config.decimals === undefined ? result : rescale(result, config.decimals, config.rounding))
  switch (config.to) {
    case 'rate':
      return isPrice(value) ? convertPrice(config, value, rate, write) : write(atRate(config, exact, rate))
    case 'inverse': {
      const { base, quote, timeMs, sources } = asPrice(value)
      if (exact.coefficient === 0n)
        throw new Fault('division_by_zero', `The price ${base}/${quote} is 0, which has no inverse.`, {
          remedy: 'Check the source: nothing that trades costs nothing.',
        })
      return { amount: write(quotient(config, ONE, exact)), base: quote, quote: base, timeMs, sources }
    }
    case 'price':
      return { amount: write(exact), ...splitPair(config.pair), timeMs: typeof time === 'number' ? time : nowMs, sources: [] }
    case 'from-raw':
      return writeDecimal(shift(rawInteger(exact, amount), -(config.decimals ?? 0)))
    case 'to-raw':
      return writeDecimal(rescale(shift(exact, config.decimals ?? 0), 0, config.rounding))
    default:
      return write(exact)
  }
}

/** The older of the two times; everyone who said either. */
function convertPrice(config: ConvertConfig, value: Price, rate: Value | undefined, write: (result: Exact) => string): Price {
  const exact = readDecimal(value.amount)
  if (!isPrice(rate)) return { ...value, amount: write(atRate(config, exact, rate)), quote: config.unit }
  const crossed = crossPairs(value, rate)
  if (!crossed) throw unmet(`${value.base}/${value.quote}`, rate)
  return {
    amount: write(by(config, crossed.step, exact, positive(rate))),
    base: crossed.base,
    quote: crossed.quote,
    timeMs: Math.min(value.timeMs, rate.timeMs),
    sources: [...new Set([...value.sources, ...rate.sources])].sort(),
  }
}

function atRate(config: ConvertConfig, exact: Exact, rate: Value | undefined): Exact {
  const step = isPrice(rate) ? stepTo(config.unit, rate) : config.rateIs
  if (step === undefined) throw unmet(config.unit, rate)
  return by(config, step, exact, positive(rate))
}

const by = (config: ConvertConfig, step: 'multiply' | 'divide', exact: Exact, rate: Exact): Exact =>
  step === 'multiply' ? multiply(exact, rate) : quotient(config, exact, rate)

/** Rounded once: to the decimals that are asked for, else to as many as a division keeps. */
const quotient = ({ decimals = DIVISION_SCALE, rounding }: ConvertConfig, a: Exact, b: Exact): Exact => divide(a, b, decimals, rounding)

function positive(rate: Value | undefined): Exact {
  const amount = amountOf(rate)
  if (amount === undefined) throw noNumber('rate', rate)
  const exact = readDecimal(amount)
  if (compareDecimals(exact, { coefficient: 0n, scale: 0 }) > 0) return exact
  const name = isPrice(rate) ? `The rate ${rate.base}/${rate.quote}` : 'The rate'
  throw new Fault('bad_rate', `${name} is ${amount}; a rate is above zero.`, { remedy: 'Check the source of the rate, or use another.' })
}

/** The number with its point moved `places` to the right. */
const shift = ({ coefficient, scale }: Exact, places: number): Exact =>
  scale >= places ? { coefficient, scale: scale - places } : { coefficient: coefficient * 10n ** BigInt(places - scale), scale: 0 }

function rawInteger(exact: Exact, amount: string): Exact {
  if (exact.scale === 0) return exact
  throw new Fault('bad_input', `${amount} is no raw integer: it has a point already.`, {
    remedy: 'Wire the integer as the chain keeps it, or choose “to raw” or “scale”.',
  })
}

function asPrice(value: Value): Price {
  if (isPrice(value)) return value
  throw new Fault('bad_input', 'The value is no price.', { remedy: 'Wire a price to “value”.' })
}

const noNumber = (port: string, value: Value | undefined): Fault =>
  value === undefined
    ? new Fault('input_missing', `No value arrived at “${port}”.`, { remedy: `Wire a number to ${port}.` })
    : new Fault('bad_input', `The value at “${port}” is no number.`, { remedy: `Check what is wired to ${port}.` })

const unmet = (what: string, rate: Value | undefined): Fault =>
  new Fault('bad_input', `The rate ${isPrice(rate) ? `${rate.base}/${rate.quote}` : ''} does not meet ${what}.`, {
    remedy: 'Check what is wired to “rate”.',
  })
