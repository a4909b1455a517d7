import { z } from 'zod'
import { amountOf, defineBrick, durationSetting, Fault, formatDuration, writeDecimal } from '../kit'
import { withAmount, workedOutType } from '../kit/amounts'
import { average, extend, historySchema } from './history'

export default defineBrick({
  id: 'twap',
  version: 1,
  kind: 'state',
  title: 'Time-weighted average',
  summary: 'Averages a value over a window of time; each counts as long as it held.',
  icon: 'timer',
  needs: [],
  config: z.object({
    windowMs: durationSetting(60_000, 2_592_000_000).default(3_600_000).meta({ title: 'Over the last', widget: 'duration', unit: 'ms' }),
    untilFull: z.enum(['average', 'nothing']).default('average').meta({
      title: 'Until the window is full',
      widget: 'select',
      description: 'Average what there is, or give nothing.',
    }),
    digits: z
      .int()
      .min(0)
      .max(36)
      .default(18)
      .meta({ title: 'Digits kept', widget: 'number', description: 'After the point; half-even.', advanced: true }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: ({ inputs }) => ({ value: workedOutType(inputs.value), covered: 'decimal(ms)', full: 'bool' }),
  stateful: true,
  words: ({ windowMs }) => `average it over ${formatDuration(windowMs)}`,
  subtitle: ({ windowMs }) => `Over ${formatDuration(windowMs)}`,
  rows: ({ windowMs, untilFull }) => [
    { label: 'Over the last', value: formatDuration(windowMs) },
    { label: 'Until full', value: untilFull },
  ],
  execute({ config, inputs, nowMs, state, remember, explain }) {
    const { value } = inputs
    const amount = amountOf(value)
    if (value === undefined || amount === undefined)
      throw new Fault('input_missing', 'No number arrived at Time-weighted average.', { remedy: 'Wire a decimal or a price to it.' })
    const known = historySchema.safeParse(state)
    const history = extend(known.success ? known.data : undefined, amount, nowMs, config.windowMs)
    remember(history)
    const result = average(history, config.windowMs, config.digits)
    const full = result.coveredMs >= config.windowMs
    explain(`averaged over ${formatDuration(result.coveredMs)}${full ? '' : ` of ${formatDuration(config.windowMs)}`}`)
    const about = { covered: String(result.coveredMs), full }
    return full || config.untilFull === 'average' ? { value: withAmount(value, writeDecimal(result.amount)), ...about } : about
  },
})
