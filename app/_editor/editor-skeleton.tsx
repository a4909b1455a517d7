import { Skeleton } from '../_ui/skeleton'
import { uiTexts } from '../_ui/texts'
import { TopBarFrame } from '../_ui/top-bar'

/** The editor while its workflow loads: the same frame, so that nothing moves when it comes. */
export function EditorSkeleton() {
  return (
    <div role="status" aria-label={uiTexts.loading} className="flex h-dvh flex-col overflow-hidden">
      <TopBarFrame>
        <Skeleton className="ml-3 h-4 w-48" />
        <Skeleton className="ml-auto h-control w-24" />
        <Skeleton className="h-control w-20" />
      </TopBarFrame>
      <div className="flex min-h-0 flex-1">
        <div className="flex w-palette flex-col gap-3 border-line border-r bg-panel p-2.5 max-md:hidden">
          <Skeleton className="h-control w-full" />
          {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
            <Skeleton key={key} className="h-4 w-3/4" />
          ))}
        </div>
        <div className="dotted flex-1" />
        <div className="flex w-inspector flex-col gap-3 border-line border-l bg-panel p-4 max-md:hidden">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-control w-full" />
          <Skeleton className="h-control w-full" />
        </div>
      </div>
    </div>
  )
}
