import type { ReactNode, Ref } from 'react'

/** A card of a gallery: a drawing on the dotted ground, then a title, a sentence and a line of facts. */
export function CardFrame({
  ref,
  preview,
  title,
  corner,
  text,
  foot,
}: {
  ref?: Ref<HTMLLIElement>
  preview: ReactNode
  /** Holds the one link or button that covers the card. */
  title: ReactNode
  corner?: ReactNode
  text: ReactNode
  foot: ReactNode
}) {
  return (
    <li
      ref={ref}
      className="group relative flex min-w-0 flex-col overflow-hidden rounded-3 border border-line bg-raised transition-shadow duration-hover focus-within:border-accent-line hover:border-accent-line hover:shadow-selected"
    >
      <div className="dotted flex h-34 items-center justify-center border-line border-b p-3">{preview}</div>
      <div className="flex flex-1 flex-col gap-1 p-4 pt-3">
        <div className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 break-words font-strong text-sm">{title}</h2>
          {corner}
        </div>
        <p className="line-clamp-2 min-h-9 text-ink-2 text-xs">{text}</p>
        <div className="mt-auto flex min-h-control-sm flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-ink-3 text-xs">{foot}</div>
      </div>
    </li>
  )
}

/** The grid of a gallery: four across, one on a phone. */
export function CardGrid({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {children}
    </ul>
  )
}
