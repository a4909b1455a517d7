import { Cron } from 'croner'
import type { z } from 'zod'
import { Fault } from '../kit'
import type { cronConfig } from './config'

type Schedule = z.output<typeof cronConfig>

/** The schedule of a cron expression, which never starts a timer. @throws {Fault} `bad_cron`. */
function open({ expression, timeZone }: Schedule): Cron {
  try {
    return new Cron(expression, { timezone: timeZone, paused: true, mode: '5-or-6-parts' })
  } catch (cause) {
    throw new Fault(
      'bad_cron',
      `“${expression}” in ${timeZone} is no schedule: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        remedy: 'Write five fields: minute, hour, day, month, weekday, such as “*/5 * * * *”.',
        cause,
      },
    )
  }
}

/** The first due time after `afterMs`, Unix ms; null when there is none any more. @throws {Fault} `bad_cron`. */
export function nextDue(schedule: Schedule, afterMs: number): number | null {
  const next = open(schedule).nextRun(new Date(afterMs))
  return next ? next.getTime() : null
}

/** Why the schedule cannot be used; undefined when it can. @throws never. */
export function refuseSchedule(schedule: Schedule): Fault | undefined {
  try {
    open(schedule)
    new Intl.DateTimeFormat('en', { timeZone: schedule.timeZone })
    return undefined
  } catch (error) {
    if (error instanceof Fault) return error
    return new Fault('bad_time_zone', `“${schedule.timeZone}” is no time zone.`, { remedy: 'Use a name such as UTC or Europe/Zurich.' })
  }
}
