/** A cron expression in words where it is one of the common shapes, else the expression itself. */
export function describeSchedule(expression: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = expression.trim().split(/\s+/)
  const daily = day === '*' && month === '*' && weekday === '*' && rest.length === 0
  if (!daily) return `at ${expression}`
  const every = /^\*\/(\d+)$/.exec(minute)?.[1]
  if (hour === '*') {
    if (minute === '*') return 'every minute'
    if (every !== undefined) return `every ${every} minutes`
    if (/^\d+$/.test(minute)) return minute === '0' ? 'every hour' : `every hour at minute ${minute}`
  }
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour)) return `every day at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  return `at ${expression}`
}
