import { z } from 'zod'
import {
  add,
  amountOf,
  DIVISION_SCALE,
  defineBrick,
  durationSetting,
  type Exact,
  Fault,
  formatDuration,
  isDecimal,
  multiply,
  readDecimal,
  rescale,
  subtract,
  writeDecimal,
} from '../kit'
import { withAmount, workedOutType } from '../kit/amounts'
import { decay } from './half-life'

const config = z.object({
  by: z.enum(['half-life', 'alpha']).default('half-life').meta({
    title: 'Weighted by',
    widget: 'select',
    description: 'Half-life: by the time between runs. Alpha: the same weight in each run.',
  }),
  halfLifeMs: durationSetting(1000, 31_536_000_000).default(3_600_000).meta({
    title: 'Half-life',
    widget: 'duration',
    unit: 'ms',
    description: 'After this long, what was counts half.',
  }),
  alpha: z
    .string()
    .refine((text) => isDecimal(text) && /^(?:1|0\.\d+)$/.test(text), 'Use a number above 0 up to 1, such as 0.2.')
    .default('0.2')
    .meta({ title: 'Alpha', widget: 'number', description: 'How much the new value counts in each run.', advanced: true }),
  digits: z
    .int()
    .min(0)
    .max(36)
    .default(18)
    .meta({ title: 'Digits kept', widget: 'number', description: 'Of the result, after the point; half-even.', advanced: true }),
})

type Config = z.output<typeof config>

const memory = z.object({ amount: z.string().refine(isDecimal), timeMs: z.int() })

export default defineBrick({
  id: 'ewma',
  version: 1,
  kind: 'state',
  title: 'Exponential average',
  summary: 'Smooths a value; the older it is, the less it counts.',
  icon: 'scale',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: ({ inputs }) => ({ value: workedOutType(inputs.value) }),
  stateful: true,
  words: (settings) => `smooth it with ${weightOf(settings)}`,
  subtitle: (settings) => weightOf(settings),
  rows: ({ by, alpha, halfLifeMs }) => [
    by === 'alpha' ? { label: 'Alpha', value: alpha } : { label: 'Half-life', value: formatDuration(halfLifeMs) },
  ],
  execute({ config, inputs, nowMs, state, remember, explain }) {
    const { value } = inputs
    const amount = amountOf(value)
    if (value === undefined || amount === undefined)
      throw new Fault('input_missing', 'No number arrived at Exponential average.', { remedy: 'Wire a decimal or a price to it.' })
    const last = memory.safeParse(state)
    if (!last.success) explain('first value')
    const smooth = last.success
      ? average(config, readDecimal(amount), readDecimal(last.data.amount), nowMs - last.data.timeMs)
      : readDecimal(amount)
    remember({ amount: writeDecimal(rescale(smooth, DIVISION_SCALE)), timeMs: Math.max(nowMs, last.data?.timeMs ?? nowMs) })
    return { value: withAmount(value, writeDecimal(rescale(smooth, config.digits))) }
  },
})

/** By alpha: before + alpha · (value − before). By half-life: value + (before − value) · 2^−(elapsed ⁄ half-life). */
function average({ by, alpha, halfLifeMs }: Config, value: Exact, before: Exact, elapsedMs: number): Exact {
  return by === 'alpha'
    ? add(before, multiply(readDecimal(alpha), subtract(value, before)))
    : add(value, multiply(decay(elapsedMs, halfLifeMs), subtract(before, value)))
}

const weightOf = ({ by, alpha, halfLifeMs }: Config): string =>
  by === 'alpha' ? `alpha ${alpha}` : `a half-life of ${formatDuration(halfLifeMs)}`
