import { z } from 'zod'
import { amountOf, type ConfigIssue, compareDecimals, defineBrick, Fault, readDecimal, signedDecimalSetting } from '../kit'

const config = z.object({
  upper: signedDecimalSetting()
    .default('3000')
    .meta({ title: 'On at', widget: 'number', description: 'Switches on at this value or above.' }),
  lower: signedDecimalSetting()
    .default('2900')
    .meta({ title: 'Off at', widget: 'number', description: 'Switches off at this value or below.' }),
  atFirst: z.enum(['off', 'on']).default('off').meta({ title: 'Before the first run', widget: 'select' }),
})

type Config = z.output<typeof config>

const memory = z.object({ on: z.boolean() })

export default defineBrick({
  id: 'hysteresis',
  version: 1,
  kind: 'state',
  title: 'Hysteresis',
  summary: 'Switches on at one threshold and off at a lower one, so that it does not flutter.',
  icon: 'gauge',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: { on: 'bool', turnedOn: 'signal', turnedOff: 'signal' },
  stateful: true,
  check: ({ config }) => checkThresholds(config),
  codes: {
    bad_thresholds: {
      title: 'The thresholds are the wrong way round',
      cause: 'A Hysteresis brick switches off at a value that is not below the one at which it switches on.',
      remedy: 'Set “Off at” below “On at”. To switch the other way round, use the signals the other way round.',
    },
  },
  words: ({ upper, lower }) => `switch on at ${upper} and off at ${lower}`,
  subtitle: ({ upper, lower }) => `On ≥ ${upper}, off ≤ ${lower}`,
  rows: ({ upper, lower, atFirst }) => [
    { label: 'On at', value: `≥ ${upper}` },
    { label: 'Off at', value: `≤ ${lower}` },
    { label: 'Before the first run', value: atFirst },
  ],
  execute({ config, inputs, state, remember, explain }) {
    const amount = amountOf(inputs.value)
    if (amount === undefined)
      throw new Fault('input_missing', 'No number arrived at Hysteresis.', { remedy: 'Wire a decimal or a price to it.' })
    const known = memory.safeParse(state)
    const was = known.success ? known.data.on : config.atFirst === 'on'
    const { on, reason } = decide(amount, was, config)
    remember({ on })
    explain(reason)
    if (on === was) return { on }
    return on ? { on, turnedOn: true } : { on, turnedOff: true }
  },
})

function decide(amount: string, was: boolean, { upper, lower }: Config): { on: boolean; reason: string } {
  const value = readDecimal(amount)
  if (compareDecimals(value, readDecimal(upper)) >= 0) return { on: true, reason: `${amount} ≥ ${upper}: ${was ? 'stays' : 'turns'} on` }
  if (compareDecimals(value, readDecimal(lower)) <= 0) return { on: false, reason: `${amount} ≤ ${lower}: ${was ? 'turns' : 'stays'} off` }
  return { on: was, reason: `${amount} lies between ${lower} and ${upper}: stays ${was ? 'on' : 'off'}` }
}

function checkThresholds({ upper, lower }: Config): ConfigIssue[] {
  if (compareDecimals(readDecimal(lower), readDecimal(upper)) < 0) return []
  return [
    { code: 'bad_thresholds', message: `It cannot switch off at ${lower} and on at ${upper}: the first must be lower.`, path: 'lower' },
  ]
}
