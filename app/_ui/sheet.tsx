'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { IconButton } from './icon-button'
import { uiTexts } from './texts'

/** A sheet from the right over a scrim: facts at the left, the aside and the one action at the right. Focus stays inside until it closes. */
export function Sheet({
  open,
  onOpenChange,
  title,
  meta,
  badge,
  facts,
  aside,
  action,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** A line below the title: ids, what passed when. */
  meta?: ReactNode
  badge?: ReactNode
  facts: ReactNode
  aside?: ReactNode
  /** Stays in view at the foot: the account and the one button. */
  action?: ReactNode
}) {
  const twoColumns = aside !== undefined || action !== undefined
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 top-topbar z-sheet animate-fade-in bg-scrim max-md:top-0 data-[state=closed]:animate-fade-out" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusSheet}
          className={cx(
            'fixed z-sheet flex animate-sheet-in flex-col overflow-hidden bg-raised shadow-3 outline-none data-[state=closed]:animate-sheet-out',
            'max-md:inset-0 md:top-[calc(var(--size-topbar)+var(--space-3))] md:right-3 md:bottom-3 md:max-w-[calc(100vw-1.5rem)] md:rounded-4 md:border md:border-line',
            twoColumns ? 'md:w-sheet' : 'md:w-dialog',
          )}
        >
          <header className="flex items-center gap-3 border-line border-b px-4 py-3 md:px-6 md:py-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate font-strong text-lg leading-tight tracking-tight">{title}</Radix.Title>
              {meta !== undefined && <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2 text-ink-3 text-xs">{meta}</div>}
            </div>
            {badge}
            <Radix.Close asChild>
              <IconButton label={uiTexts.close} icon={<X size={16} aria-hidden="true" />} />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto md:flex-row md:overflow-hidden">
            <div className="min-w-0 flex-1 md:overflow-y-auto">{facts}</div>
            {twoColumns && (
              <aside className="flex flex-col border-line bg-panel max-md:border-t md:w-92 md:shrink-0 md:border-l">
                <div className="min-h-0 flex-1 md:overflow-y-auto">{aside}</div>
                {action !== undefined && (
                  <div className="sticky bottom-0 flex flex-col gap-2 border-line border-t bg-panel p-4 md:px-5">{action}</div>
                )}
              </aside>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Focus starts on the sheet itself: on its first button it would open that button's tooltip, and skip the facts. */
function focusSheet(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

/** One section of a sheet: a title, a few words at the right, and lines between sections. */
export function SheetSection({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-t px-4 py-5 first:border-t-0 md:px-6 [aside_&]:md:px-5">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h3 className="font-strong text-sm">{title}</h3>
        {hint !== undefined && <div className="text-right text-ink-3 text-xs">{hint}</div>}
      </div>
      {children}
    </section>
  )
}
