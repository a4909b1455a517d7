import { defineBrick, passMissing } from '../kit'
import { convert } from './apply'
import { type ConvertConfig, convertConfig } from './config'
import { checkTypes, outputsOf, portsOf } from './types'

export default defineBrick({
  id: 'convert',
  version: 1,
  kind: 'transform',
  title: 'Convert',
  summary: 'Changes what a number counts: its unit, its scale, its pair.',
  icon: 'arrow-left-right',
  needs: [],
  config: convertConfig,
  inputs: portsOf,
  outputs: ({ config, inputs }) => outputsOf(config, inputs),
  check: ({ config, inputs }) => checkTypes(config, inputs),
  words: describe,
  subtitle: describe,
  rows: (config) => [
    { label: 'Convert', value: describe(config) },
    ...(config.decimals === undefined ? [] : [{ label: 'Decimals', value: String(config.decimals) }]),
  ],
  codes: {
    rate_does_not_meet: {
      title: 'The rate does not fit the value',
      cause: 'The pair of the rate names none of the value’s currencies, or both, or one of the two pairs is not known.',
      remedy: 'Wire a rate that shares one currency with the value: USDT/USD turns USDT into USD.',
    },
    convert_unit: {
      title: 'The unit is missing or another',
      cause: 'What the result counts is not said, or contradicts what is wired.',
      remedy: 'Set the unit that the message names.',
    },
    decimals_missing: {
      title: 'How many decimals?',
      cause: 'A raw integer means nothing without the number of its decimals, and none is a safe guess.',
      remedy: 'Set Decimals as the token or feed states it: 18 for wei, 6 for USDC.',
    },
    price_undated: {
      title: 'The price has no time of its own',
      cause: 'No time is wired, so the price gets that of the run. A stale number then looks fresh.',
      remedy: 'Wire the time at which the source made the number.',
    },
    bad_rate: {
      title: 'The rate is zero or negative',
      cause: 'A rate must be above zero, so its source is broken.',
      remedy: 'Look at the rate in the run and use another source.',
    },
  },
  execute: ({ config, inputs, nowMs }) => passMissing(inputs.value, 'value') ?? { value: convert(config, inputs, nowMs) },
})

function describe({ to, unit, pair, decimals }: ConvertConfig): string {
  switch (to) {
    case 'rate':
      return unit === '' ? 'convert by a rate' : `convert to ${unit} by a rate`
    case 'inverse':
      return 'swap base and quote'
    case 'amount':
      return 'take the amount of the price'
    case 'plain':
      return 'drop the unit'
    case 'unit':
      return `count it as ${unit}`
    case 'price':
      return `take it as ${pair}`
    case 'scale':
      return decimals === undefined ? 'forget its scale' : `write it with ${decimals} decimals`
    case 'from-raw':
      return `read an integer with ${decimals ?? '?'} decimals`
    case 'to-raw':
      return `write an integer with ${decimals ?? '?'} decimals`
  }
}
