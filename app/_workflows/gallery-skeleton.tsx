import { Skeleton } from '../_ui/skeleton'
import { uiTexts } from '../_ui/texts'

/** A gallery still loading, its cards in their places. */
export function GallerySkeleton({ cards = 8 }: { cards?: number }) {
  return (
    <div role="status" aria-label={uiTexts.loading} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards are alike and never move
        <div key={card} className="flex flex-col gap-2 rounded-3 border border-line bg-raised pb-4">
          <div className="dotted h-34 border-line border-b" />
          <Skeleton className="mx-4 mt-2 h-4 w-1/2" />
          <Skeleton className="mx-4 h-3 w-4/5" />
          <Skeleton className="mx-4 h-3 w-1/3" />
        </div>
      ))}
    </div>
  )
}
