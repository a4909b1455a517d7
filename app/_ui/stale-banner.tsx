import { CloudOff, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cx } from './cx'
import { uiTexts } from './texts'
import { TimeAgo } from './time-ago'

/** What is shown below may be old: since when, why, and a way to ask again. */
export function StaleBanner({
  text,
  sinceMs,
  onRetry,
  retrying = false,
  className,
}: {
  text?: ReactNode
  /** When it was last known to be right, Unix ms. */
  sinceMs?: number | undefined
  onRetry?: (() => void) | undefined
  retrying?: boolean
  className?: string
}) {
  return (
    <div
      role="status"
      className={cx('flex min-h-row flex-wrap items-center gap-x-2 gap-y-1 rounded-3 bg-warn-soft px-3 py-1 text-xs', className)}
    >
      <CloudOff size={14} aria-hidden="true" className="shrink-0 text-warn" />
      <span className="font-medium text-warn">{uiTexts.stale.lead}</span>
      {text !== undefined && <span className="text-ink-2">{text}</span>}
      {sinceMs !== undefined && (
        <span className="text-ink-2">
          {uiTexts.stale.since} <TimeAgo atMs={sinceMs} />.
        </span>
      )}
      {onRetry && (
        <Button
          size="sm"
          variant="ghost"
          className="ml-auto"
          icon={<RotateCw size={12} aria-hidden="true" />}
          busy={retrying}
          onClick={onRetry}
        >
          {uiTexts.retry}
        </Button>
      )}
    </div>
  )
}
