import { z } from 'zod'
import { amountOf, decimalSetting, defineBrick, durationSetting, Fault, formatDuration, formatType, isDecimal } from '../kit'
import { decide } from './decide'

const memory = z.object({ amount: z.string().refine(isDecimal), timeMs: z.int() })

export default defineBrick({
  id: 'deviation',
  version: 1,
  kind: 'state',
  title: 'Deviation',
  summary: 'Lets a value pass when it moved enough since the last write, or when a heartbeat is due.',
  icon: 'activity',
  needs: [],
  config: z.object({
    percent: decimalSetting()
      .default('0.5')
      .meta({ title: 'Moves by', widget: 'number', unit: '%', description: 'Against the value written last. 0 passes every change.' }),
    heartbeatMs: durationSetting(1000, 31_536_000_000)
      .default(3_600_000)
      .meta({ title: 'At least every', widget: 'duration', unit: 'ms', description: 'Passes after this long even without a move.' }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(inputs.value) : 'decimal', due: 'bool', pass: 'signal' }),
  reads: 'settled',
  stateful: true,
  words: ({ percent, heartbeatMs }) => `if it moved by ${percent}\u00a0% or ${formatDuration(heartbeatMs)} passed`,
  subtitle: () => 'Or heartbeat',
  rows: ({ percent, heartbeatMs }) => [
    { label: 'Moves by', value: `${percent}\u00a0%` },
    { label: 'At least every', value: formatDuration(heartbeatMs) },
  ],
  execute({ config, inputs, nowMs, state, remember, settled, explain }) {
    const { value } = inputs
    const amount = amountOf(value)
    if (value === undefined || amount === undefined)
      throw new Fault('input_missing', 'No number arrived at Deviation.', { remedy: 'Wire a decimal or a price to it.' })
    const last = memory.safeParse(state)
    const remembered = last.success ? [{ amount: last.data.amount, updatedAtMs: last.data.timeMs }] : []
    const verdict = decide(amount, nowMs, settled !== null && settled.length > 0 ? settled : remembered, config)
    explain(verdict.reason)
    if (!verdict.due) return { value, due: false }
    remember({ amount, timeMs: nowMs })
    return { value, due: true, pass: true }
  },
})
