import { z } from 'zod'
import {
  asOptionalAs,
  type ConfigIssue,
  compareDecimals,
  defineBrick,
  formatType,
  type InputTypes,
  isDecimal,
  orMissing,
  passMissing,
  readDecimal,
  signedDecimalSetting,
  withoutOption,
} from '../kit'
import { boundValue } from './apply'

const limit = () => z.string().refine((text) => text === '' || isDecimal(text), 'Use a plain number such as -0.5, or leave it empty.')

const config = z.object({
  min: limit().default('0').meta({ title: 'At least', widget: 'number', placeholder: 'no limit', description: 'Empty for no limit.' }),
  max: limit().default('').meta({ title: 'At most', widget: 'number', placeholder: 'no limit', description: 'Empty for no limit.' }),
  outside: z.enum(['clamp', 'fault', 'replace']).default('fault').meta({
    title: 'Outside',
    widget: 'select',
    description: 'clamp: take the nearer limit. fault: fail, so that the worker abstains. replace: take the value below.',
  }),
  replacement: signedDecimalSetting().default('0').meta({ title: 'Replace with', widget: 'number', advanced: true }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'bound',
  version: 1,
  kind: 'transform',
  title: 'Bound',
  summary: 'Keeps a number between two limits.',
  icon: 'gauge',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: orMissing(['decimal', 'price']) } },
  outputs: ({ inputs }) => ({
    value: inputs.value ? formatType(inputs.value) : 'decimal',
    within: asOptionalAs(inputs.value, 'bool'),
  }),
  check: ({ config, inputs }) => checkLimits(config, inputs),
  words: describe,
  subtitle: describe,
  rows: ({ min, max, outside }) => [
    { label: 'At least', value: min || 'no limit' },
    { label: 'At most', value: max || 'no limit' },
    { label: 'Outside', value: outside },
  ],
  codes: {
    out_of_bounds: {
      title: 'Outside the limits',
      cause: 'The number is below the least or above the most that is allowed, and the brick is set to fail then.',
      remedy: 'See where the number comes from. If it is right, widen the limits.',
    },
    bad_bounds: {
      title: 'The limits do not fit',
      cause: 'There is no limit at all, the least is above the most, or a limit has more digits than the value can carry.',
      remedy: 'Correct the limit that the message names.',
    },
  },
  execute({ config, inputs, explain }) {
    const missing = passMissing(inputs.value, 'value', 'within')
    if (missing) return missing
    const bounded = boundValue(inputs.value, config)
    if (bounded.reason !== undefined) explain(bounded.reason)
    return { value: bounded.value, within: bounded.within }
  },
})

function describe({ min, max }: Config): string {
  if (min !== '' && max !== '') return `keep it from ${min} to ${max}`
  if (min !== '') return `keep it at least ${min}`
  return max === '' ? 'keep it as it is' : `keep it at most ${max}`
}

function checkLimits({ min, max, outside, replacement }: Config, inputs: InputTypes): ConfigIssue[] {
  if (min === '' && max === '') return [{ code: 'bad_bounds', path: 'min', message: 'There is no limit. Set at least one.' }]
  if (min !== '' && max !== '' && compareDecimals(readDecimal(min), readDecimal(max)) > 0)
    return [{ code: 'bad_bounds', path: 'min', message: `No number is at least ${min} and at most ${max}.` }]
  const type = withoutOption(inputs.value)
  const scale = type?.kind === 'decimal' ? type.scale : undefined
  const taken = outside === 'clamp' ? { min, max } : outside === 'replace' ? { replacement } : {}
  return Object.entries(taken)
    .filter(([, text]) => scale !== undefined && text !== '' && readDecimal(text).scale > scale)
    .map(([path, text]) => ({
      code: 'bad_bounds',
      path,
      message: `The value has at most ${scale} digits after the point; ${text} has more.`,
    }))
}
