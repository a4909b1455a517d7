import { z } from 'zod'
import { decimalSetting, defineBrick, formatType, type WireType } from '../kit'
import { agreeBy, meanTrimmed } from '../kit/agree'
import { roundingSetting } from '../kit/number-settings'

export default defineBrick({
  id: 'mean-trimmed',
  version: 1,
  kind: 'agree',
  title: 'Trimmed mean',
  summary: 'Turns what each worker saw into the mean of the middle, leaving outliers and both ends out.',
  icon: 'scale',
  needs: [],
  config: z.object({
    maxDispersion: decimalSetting().default('2').meta({
      title: 'Within',
      widget: 'number',
      unit: '%',
      description: 'A worker further than this from the median of all is left out.',
    }),
    trim: decimalSetting()
      .refine((text) => Number(text) < 50, 'Use less than 50, so that something is left.')
      .default('20')
      .meta({
        title: 'Drop at each end',
        widget: 'number',
        unit: '%',
        description: 'Of those within. At least as many as may lie are dropped, whatever stands here.',
      }),
    digits: z.int().min(0).max(36).default(18).meta({
      title: 'Decimals',
      widget: 'number',
      description: 'Digits after the point of the mean. Values that have more keep theirs.',
      advanced: true,
    }),
    rounding: roundingSetting().meta({ title: 'Rounding', widget: 'select', description: 'Of the last digit.', advanced: true }),
    maxDispersionAbs: decimalSetting()
      .default('0')
      .meta({ title: 'Or within', widget: 'number', description: 'The same as a plain number, for values near zero.', advanced: true }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(withoutScale(inputs.value)) : 'decimal' }),
  words: ({ maxDispersion, trim }) => `take the mean of those within ${maxDispersion}\u00a0% without the outer ${trim}\u00a0%`,
  subtitle: () => 'Agree',
  rows: ({ maxDispersion, trim, digits, rounding }) => [
    { label: 'Within', value: `${maxDispersion}\u00a0%` },
    { label: 'Drop at each end', value: `${trim}\u00a0%` },
    { label: 'Decimals', value: `${digits}, ${rounding}` },
  ],
  agree: agreeBy(meanTrimmed),
})

/** A mean has more digits than the values it is of. */
function withoutScale(type: WireType): WireType {
  return type.kind === 'decimal' && type.unit !== undefined ? { kind: 'decimal', unit: type.unit } : type
}
