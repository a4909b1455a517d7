import { runTexts } from './texts'

/** What the marks of the chart mean. */
export function SawLegend({ limit }: { limit: string | undefined }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 text-ink-3 text-xs">
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="h-3 w-px bg-accent" />
        {runTexts.saw.agreed}
      </li>
      {limit !== undefined && (
        <>
          <li className="flex items-center gap-2">
            <span aria-hidden="true" className="size-3 rounded-1 bg-ok-soft" />
            {runTexts.saw.within}
          </li>
          <li className="flex items-center gap-2">
            <span aria-hidden="true" className="h-3 border-warn border-l border-dashed" />
            {runTexts.saw.limit(limit)}
          </li>
        </>
      )}
    </ul>
  )
}
