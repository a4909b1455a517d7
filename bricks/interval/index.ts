import { z } from 'zod'
import { type ConfigIssue, defineBrick, Fault, formatDuration, nextOnGrid, spreadOf } from '../kit'
import { type IntervalConfig, intervalConfig } from './config'

const triggerInput = z.object({ scheduledAtMs: z.int() })

const shortestSensibleMs = 10_000

/** The due times of a deployment: its share of the spread is less than one interval, so that none is skipped. */
const gridOf = ({ everyMs, anchor, spreadMs }: IntervalConfig, deployment?: string) => ({
  everyMs,
  anchorMs: Date.parse(anchor),
  offsetMs: spreadOf(deployment, Math.min(spreadMs, everyMs)),
})

export default defineBrick({
  id: 'interval',
  version: 1,
  kind: 'trigger',
  title: 'Interval',
  summary: 'Starts a run again and again, at even distances.',
  icon: 'timer',
  needs: [],
  config: intervalConfig,
  inputs: {},
  outputs: { run: 'signal', scheduled: 'time' },
  check({ config }): ConfigIssue[] {
    if (config.everyMs >= shortestSensibleMs) return []
    return [
      {
        code: 'too_often',
        severity: 'warning',
        path: 'everyMs',
        message: `A run takes several seconds, so due times every ${formatDuration(config.everyMs)} fall into one another. Ten seconds is the least that is sensible.`,
        fix: { title: 'Every 10\u00a0s', path: 'everyMs', value: shortestSensibleMs },
      },
    ]
  },
  words: ({ everyMs }) => `every ${formatDuration(everyMs)}`,
  subtitle: ({ everyMs }) => `Every ${formatDuration(everyMs)}`,
  rows: ({ everyMs, anchor, spreadMs }) => [
    { label: 'Every', value: formatDuration(everyMs) },
    { label: 'Counted from', value: anchor },
    ...(spreadMs > 0 ? [{ label: 'Spread', value: `up to ${formatDuration(Math.min(spreadMs, everyMs))}` }] : []),
  ],
  trigger: {
    witness: 'derived',
    next: (config, afterMs, deployment) => nextOnGrid(gridOf(config, deployment), afterMs),
    input: (dueMs) => ({ scheduledAtMs: dueMs }),
  },
  execute({ trigger }) {
    const parsed = triggerInput.safeParse(trigger)
    if (!parsed.success)
      throw new Fault('bad_trigger', 'The run carries no scheduled time.', { remedy: 'Start it by its schedule, or use a Manual trigger.' })
    return { run: true, scheduled: parsed.data.scheduledAtMs }
  },
})
