import { cx } from './cx'
import { uiTexts } from './texts'

/** The place of something still loading, in its final size. It does not move. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block rounded-2 bg-hover', className ?? 'h-4 w-full')} />
}

/** Rows of a table still loading. Says so once to a screen reader. */
export function SkeletonRows({ rows = 5, label = uiTexts.loading }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <span key={row} className="flex h-row items-center gap-6 border-line border-t px-4 first:border-t-0">
          <Skeleton className={cx('h-3', row % 3 === 1 ? 'w-1/3' : 'w-1/4')} />
          <Skeleton className="ml-auto h-3 w-24" />
          <Skeleton className="h-3 w-16 max-sm:hidden" />
        </span>
      ))}
    </div>
  )
}

/** A page still loading: its title line and one block, so that nothing jumps when it comes. */
export function PageSkeleton({ label = uiTexts.loading }: { label?: string }) {
  return (
    <div role="status" aria-label={label} className="mx-auto flex w-full max-w-page flex-col gap-4 p-4 md:p-6">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-7 w-56" />
      <div className="rounded-3 border border-line bg-panel py-2">
        <SkeletonRows rows={6} label={label} />
      </div>
    </div>
  )
}
