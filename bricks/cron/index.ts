import { z } from 'zod'
import { type ConfigIssue, defineBrick, Fault } from '../kit'
import { cronConfig } from './config'
import { nextDue, refuseSchedule } from './schedule'
import { describeSchedule } from './words'

const triggerInput = z.object({ scheduledAtMs: z.int() })

export default defineBrick({
  id: 'cron',
  version: 1,
  kind: 'trigger',
  title: 'Cron',
  summary: 'Starts a run at times a cron expression gives.',
  icon: 'clock',
  needs: [],
  config: cronConfig,
  inputs: {},
  outputs: { run: 'signal', scheduled: 'time' },
  check({ config }): ConfigIssue[] {
    const fault = refuseSchedule(config)
    if (fault)
      return [
        { code: fault.code, message: `${fault.message} ${fault.remedy}`, path: fault.code === 'bad_time_zone' ? 'timeZone' : 'expression' },
      ]
    if (config.expression.trim().split(/\s+/).length === 5) return []
    return [
      {
        code: 'too_often',
        severity: 'warning',
        path: 'expression',
        message:
          'The schedule counts seconds. A run takes several, so due times that fall into one are skipped. Once a minute is the most that is sensible.',
        fix: { title: 'Every minute', path: 'expression', value: '* * * * *' },
      },
    ]
  },
  words: (config) => describeSchedule(config.expression),
  subtitle: ({ timeZone }) => `Cron · ${timeZone}`,
  rows: ({ expression }) => [{ label: 'Schedule', value: expression }],
  trigger: {
    witness: 'derived',
    next: nextDue,
    input: (dueMs) => ({ scheduledAtMs: dueMs }),
  },
  execute({ trigger }) {
    const parsed = triggerInput.safeParse(trigger)
    if (!parsed.success)
      throw new Fault('bad_trigger', 'The run carries no scheduled time.', { remedy: 'Start it by its schedule, or use a Manual trigger.' })
    return { run: true, scheduled: parsed.data.scheduledAtMs }
  },
})
