import { z } from 'zod'
import { defineBrick, durationSetting, formatDuration, formatType, type OutputTypes } from '../kit'

const config = z.object({
  most: z.int().min(1).max(500).default(10).meta({ title: 'At most', widget: 'number', unit: 'times' }),
  windowMs: durationSetting(1000, 31_536_000_000).default(3_600_000).meta({ title: 'In any', widget: 'duration', unit: 'ms' }),
})

const memory = z.object({ passedMs: z.array(z.int()) })

export default defineBrick({
  id: 'rate-limit',
  version: 1,
  kind: 'state',
  title: 'Rate limit',
  summary: 'Lets only so many runs pass in any span of time; the others take another branch.',
  icon: 'clock',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: ['any'], optional: true } },
  outputs: ({ inputs }): OutputTypes => ({
    ...(inputs.value ? { value: formatType(inputs.value) } : {}),
    pass: 'signal',
    limited: 'signal',
    left: 'decimal',
  }),
  stateful: true,
  words: ({ most, windowMs }) => `go on at most ${times(most)} in any ${formatDuration(windowMs)}`,
  subtitle: ({ most, windowMs }) => `${most} in ${formatDuration(windowMs)}`,
  rows: ({ most, windowMs }) => [
    { label: 'At most', value: times(most) },
    { label: 'In any', value: formatDuration(windowMs) },
  ],
  execute({ config, inputs, nowMs, state, remember, explain }) {
    const known = memory.safeParse(state)
    // A time that seems to lie ahead, after a step back of the clock, still counts.
    const passed = (known.success ? known.data.passedMs : []).filter((timeMs) => nowMs - timeMs < config.windowMs)
    const [oldest] = passed.toSorted((a, b) => a - b)
    if (passed.length >= config.most && oldest !== undefined) {
      explain(`${times(passed.length)} in ${formatDuration(config.windowMs)} already, next in ${inWords(oldest + config.windowMs - nowMs)}`)
      return { limited: true, left: '0' }
    }
    const kept = [...passed, nowMs]
    remember({ passedMs: kept })
    explain(`${times(kept.length)} of ${config.most} in ${formatDuration(config.windowMs)}`)
    const left = String(config.most - kept.length)
    return inputs.value === undefined ? { pass: true, left } : { value: inputs.value, pass: true, left }
  },
})

const times = (count: number): string => `${count} ${count === 1 ? 'time' : 'times'}`

/** Whole minutes above one minute, rounded up; whole seconds below. */
const inWords = (ms: number): string => formatDuration(Math.ceil(ms / (ms > 60_000 ? 60_000 : 1000)) * (ms > 60_000 ? 60_000 : 1000))
