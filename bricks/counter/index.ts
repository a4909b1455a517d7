import { z } from 'zod'
import {
  add,
  amountOf,
  compareDecimals,
  decimalSetting,
  defineBrick,
  Fault,
  type InputPort,
  isDecimal,
  readDecimal,
  writeDecimal,
} from '../kit'
import { workedOutType } from '../kit/amounts'

const config = z.object({
  count: z.enum(['runs', 'sum']).default('runs').meta({ title: 'Count', widget: 'select', description: 'Runs, or add values up.' }),
  startOverAt: decimalSetting().default('0').meta({
    title: 'Start over at',
    widget: 'number',
    description: 'At this number or above, “reached” comes, and the next run starts from 0. 0 never starts over.',
  }),
})

const memory = z.object({ total: z.string().refine(isDecimal) })
const ZERO = readDecimal('0')

export default defineBrick({
  id: 'counter',
  version: 1,
  kind: 'state',
  title: 'Counter',
  summary: 'Counts runs, or adds values up from run to run.',
  icon: 'hash',
  needs: [],
  config,
  inputs: ({ count }): Record<string, InputPort> => ({
    ...(count === 'sum' ? { value: { title: 'Value', accepts: ['decimal'] } } : {}),
    reset: { title: 'Reset', accepts: ['signal'], optional: true, absent: 'omit' },
  }),
  outputs: ({ config, inputs }) => ({ value: config.count === 'sum' ? workedOutType(inputs.value) : 'decimal', reached: 'signal' }),
  stateful: true,
  words: ({ count, startOverAt }) =>
    `${count === 'runs' ? 'count the runs' : 'add the values up'}${startOverAt === '0' ? '' : `, starting over at ${startOverAt}`}`,
  subtitle: ({ count }) => (count === 'runs' ? 'Runs' : 'Sum'),
  rows: ({ count, startOverAt }) => [
    { label: 'Count', value: count },
    { label: 'Start over at', value: startOverAt === '0' ? 'never' : startOverAt },
  ],
  execute({ config, inputs, state, remember, explain }) {
    const step = config.count === 'runs' ? '1' : amountOf(inputs.value)
    if (step === undefined) throw new Fault('input_missing', 'No number arrived at Counter.', { remedy: 'Wire a decimal to it.' })
    const known = memory.safeParse(state)
    const before = known.success && inputs.reset !== true ? readDecimal(known.data.total) : ZERO
    const total = add(before, readDecimal(step))
    const limit = readDecimal(config.startOverAt)
    const reached = limit.coefficient !== 0n && compareDecimals(total, limit) >= 0
    const value = writeDecimal(total)
    remember({ total: reached ? '0' : value })
    explain(`${inputs.reset === true ? 'reset, then ' : ''}counted ${value}${reached ? ', and starts over' : ''}`)
    return reached ? { value, reached } : { value }
  },
})
