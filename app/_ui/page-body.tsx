import type { ReactNode } from 'react'
import { cx } from './cx'

/** The body of a page: gutters and blocks; with `facts`, a right column against the edge, below the rest on a phone. */
export function PageBody({ facts, wide = false, children }: { facts?: ReactNode; wide?: boolean; children: ReactNode }) {
  const main = (
    <div className={cx('flex w-full min-w-0 flex-col gap-4 p-4 md:p-6', !wide && facts === undefined && 'mx-auto max-w-page')}>
      {children}
    </div>
  )
  if (facts === undefined) return main
  return (
    <div className="flex flex-1 flex-col lg:flex-row">
      <div className="min-w-0 flex-1">{main}</div>
      <aside className="border-line bg-panel max-lg:border-t lg:w-facts lg:shrink-0 lg:border-l">{facts}</aside>
    </div>
  )
}

/** One block of the right column. */
export function FactsSection({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-t px-4 py-4 first:border-t-0">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-strong text-sm">{title}</h2>
        {end !== undefined && <div className="text-ink-3 text-xs">{end}</div>}
      </div>
      {children}
    </section>
  )
}
