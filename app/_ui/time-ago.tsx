'use client'
import { cx } from './cx'
import { formatAge, formatUtc } from './format'
import { useNow } from './use-now'

/** How long ago, kept up to date; the moment itself in UTC on hover. The server renders the moment, so both sides agree. */
export function TimeAgo({ atMs, className }: { atMs: number; className?: string }) {
  const nowMs = useNow()
  const utc = formatUtc(atMs)
  return (
    <time dateTime={new Date(atMs).toISOString()} title={utc} className={cx('whitespace-nowrap', className)}>
      {nowMs === undefined ? utc : formatAge(atMs, nowMs)}
    </time>
  )
}
