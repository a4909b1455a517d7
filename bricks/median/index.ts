import { z } from 'zod'
import { decimalSetting, defineBrick, formatType, MEDIAN_CONVENTIONS } from '../kit'
import { workedOutType } from '../kit/amounts'
import { agreeOnMedian } from './agree'

export default defineBrick({
  id: 'median',
  version: 1,
  kind: 'agree',
  title: 'Median',
  summary: 'Turns what each worker saw into one value, leaving outliers out.',
  icon: 'merge',
  needs: [],
  config: z.object({
    maxDispersion: decimalSetting().default('2').meta({
      title: 'Within',
      widget: 'number',
      unit: '%',
      description: 'A worker further than this from the median of all is left out.',
    }),
    convention: z.enum(MEDIAN_CONVENTIONS).default('lower').meta({
      title: 'Of an even number',
      widget: 'select',
      description: 'Of the middle two the lower, the upper (as Chainlink OCR stores it), or their mean.',
      advanced: true,
    }),
    maxDispersionAbs: decimalSetting()
      .default('0')
      .meta({ title: 'Or within', widget: 'number', description: 'The same as a plain number, for values near zero.', advanced: true }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  // The mean of two may have a digit more than either.
  outputs: ({ config, inputs }) => ({
    value: config.convention === 'mean-of-two' ? workedOutType(inputs.value) : inputs.value ? formatType(inputs.value) : 'decimal',
  }),
  words: ({ maxDispersion }) => `take the median of those within ${maxDispersion}\u00a0%`,
  subtitle: () => 'Agree',
  rows: ({ maxDispersion, convention }) => [
    { label: 'Within', value: `${maxDispersion}\u00a0%` },
    { label: 'Of an even number', value: convention },
  ],
  agree: agreeOnMedian,
})
