import type { ReactNode } from 'react'
import { cx } from './cx'

/** A flat panel with one line around it. Cards never nest. */
export function Card({
  title,
  hint,
  end,
  flush = false,
  className,
  children,
}: {
  title?: ReactNode
  /** A few words after the title. */
  hint?: ReactNode
  /** Stands at the right end of the title's line. */
  end?: ReactNode
  /** The content reaches the edges: tables, lists. */
  flush?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <section className={cx('min-w-0 overflow-hidden rounded-3 border border-line bg-panel', className)}>
      {title !== undefined && (
        <header className={cx('flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3', flush && 'pb-3')}>
          <h2 className="flex min-w-0 flex-wrap items-baseline gap-x-2 font-strong text-sm">
            {title}
            {hint !== undefined && <span className="font-normal text-ink-3 text-xs">{hint}</span>}
          </h2>
          {end !== undefined && <div className="text-xs">{end}</div>}
        </header>
      )}
      <div className={flush ? undefined : title === undefined ? 'p-4' : 'px-4 pt-2 pb-4'}>{children}</div>
    </section>
  )
}
