import { z } from 'zod'
import {
  type ConfigIssue,
  decimalSetting,
  defineBrick,
  formatType,
  type InputTypes,
  orMissing,
  passMissing,
  readDecimal,
  roundingSetting,
  type WireType,
} from '../kit'
import { roundValue } from './apply'

const config = z.object({
  to: z
    .enum(['digits', 'step'])
    .default('digits')
    .meta({ title: 'To', widget: 'select', description: 'A number of digits, or multiples of a step.' }),
  digits: z.int().min(0).max(36).default(2).meta({ title: 'Digits after the point', widget: 'number' }),
  step: decimalSetting().default('0.05').meta({
    title: 'Step',
    widget: 'number',
    placeholder: '0.05',
    description: 'The result is a multiple of it. 25 basis points are 0.0025.',
  }),
  rounding: roundingSetting().meta({
    title: 'Rounding',
    widget: 'select',
    description: 'half even: to the nearest, a tie to the even one. down, up: towards and away from zero. floor, ceil: below and above.',
  }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'round',
  version: 1,
  kind: 'transform',
  title: 'Round',
  summary: 'Rounds a number to digits after the point or to a step.',
  icon: 'ruler',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: orMissing(['decimal', 'price']) } },
  outputs: ({ config, inputs }) => ({ value: resultType(config, inputs) }),
  check: ({ config }) => checkStep(config),
  words: describe,
  subtitle: describe,
  rows: (config) => [
    { label: 'To', value: config.to === 'digits' ? `${config.digits} digits` : `multiples of ${config.step}` },
    { label: 'Rounding', value: config.rounding.replace('-', ' ') },
  ],
  codes: {
    bad_step: {
      title: 'The step is zero',
      cause: 'Every number is as far from a multiple of zero as from any other.',
      remedy: 'Set a step above zero, such as 0.05.',
    },
  },
  execute: ({ config, inputs }) => passMissing(inputs.value, 'value') ?? { value: roundValue(inputs.value, config) },
})

function describe({ to, digits, step }: Config): string {
  return to === 'digits' ? `round to ${digits} digits` : `round to multiples of ${step}`
}

/** The same type; a decimal with a unit also says how many digits it has now. */
function resultType(config: Config, { value }: InputTypes): string {
  if (!value) return 'decimal'
  const scaled = (type: WireType): WireType => {
    if (type.kind === 'optional') return { kind: 'optional', of: scaled(type.of) }
    if (type.kind !== 'decimal' || type.unit === undefined) return type
    return { kind: 'decimal', unit: type.unit, scale: config.to === 'digits' ? config.digits : readDecimal(config.step).scale }
  }
  return formatType(scaled(value))
}

function checkStep({ to, step }: Config): ConfigIssue[] {
  if (to === 'digits' || step !== '0') return []
  return [{ code: 'bad_step', path: 'step', message: 'The step is zero. Set one above zero, such as 0.05.' }]
}
