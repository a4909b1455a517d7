import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cx } from './cx'
import { docsHref } from './docs-href'
import { TextLink } from './text-link'
import { uiTexts } from './texts'

/** What went wrong, what to do, and a way to try again. A known code links to its page. */
export function ErrorState({
  title,
  what,
  remedy,
  code,
  onRetry,
  retryLabel = uiTexts.retry,
  retrying = false,
  action,
  className,
}: {
  title: ReactNode
  what: ReactNode
  remedy?: ReactNode
  code?: string | undefined
  onRetry?: (() => void) | undefined
  retryLabel?: string
  retrying?: boolean
  action?: ReactNode
  className?: string
}) {
  return (
    <div role="alert" className={cx('flex gap-3 rounded-3 border border-line bg-panel p-4', className)}>
      <CircleAlert size={18} aria-hidden="true" className="mt-px shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="font-strong text-sm">{title}</h2>
          {code !== undefined && (
            <TextLink href={docsHref(code)} className="figures font-normal text-2xs" title={uiTexts.aboutCode}>
              {code}
            </TextLink>
          )}
        </div>
        <p className="mt-1 break-words text-ink-2 text-xs">{what}</p>
        {remedy !== undefined && (
          <p className="mt-1 text-xs">
            <span className="font-medium">{uiTexts.remedy}: </span>
            {remedy}
          </p>
        )}
        {(onRetry || action !== undefined) && (
          <div className="mt-3 flex flex-wrap gap-2">
            {onRetry && (
              <Button icon={<RotateCw size={14} aria-hidden="true" />} busy={retrying} onClick={onRetry}>
                {retryLabel}
              </Button>
            )}
            {action}
          </div>
        )}
      </div>
    </div>
  )
}
