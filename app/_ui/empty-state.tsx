import type { ReactNode } from 'react'
import { cx } from './cx'

/** Where nothing is yet: what would be here, how to get it, and ghost bricks that show it. */
export function EmptyState({
  title,
  text,
  action,
  ghost,
  className,
}: {
  title: ReactNode
  text: ReactNode
  action?: ReactNode
  ghost?: ReactNode
  className?: string
}) {
  return (
    <div className={cx('flex flex-col items-center gap-5 px-4 py-10 text-center', className)}>
      <div className="max-w-96">
        <h2 className="font-strong text-lg leading-tight tracking-tight">{title}</h2>
        <p className="mt-1.5 text-ink-2 text-sm">{text}</p>
      </div>
      {ghost !== undefined && <div className="w-full">{ghost}</div>}
      {action !== undefined && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
