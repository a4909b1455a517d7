import { PageBody } from '../_ui/page-body'
import { Skeleton, SkeletonRows } from '../_ui/skeleton'
import { uiTexts } from '../_ui/texts'

/** A run still loading, with its blocks in their places. */
export function RunSkeleton() {
  return (
    <PageBody
      facts={
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-40 w-full" />
          <Skeleton className="h-28 w-full" />
        </div>
      }
    >
      <div role="status" aria-label={uiTexts.loading} className="flex flex-col gap-2">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-7 w-40" />
      </div>
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-64 w-full" />
      <div className="rounded-3 border border-line bg-panel py-2">
        <SkeletonRows rows={7} />
      </div>
    </PageBody>
  )
}
