'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from '../../_ui/button'
import { cx } from '../../_ui/cx'
import { uiTexts } from '../../_ui/texts'

/** A window in the middle over a scrim. Without `onClose` it asks for an answer and cannot be waved away. */
export function Window({
  title,
  text,
  wide = false,
  onClose,
  children,
}: {
  title: ReactNode
  text?: ReactNode
  wide?: boolean
  onClose?: () => void
  children: ReactNode
}) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-sheet animate-fade-in bg-scrim" />
        <Radix.Content
          {...(text === undefined ? { 'aria-describedby': undefined } : {})}
          className={cx(
            'fixed top-1/2 left-1/2 z-sheet flex max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 animate-fade-in flex-col gap-4 overflow-y-auto rounded-4 border border-line bg-raised p-5 shadow-3',
            wide ? 'w-180' : 'w-130',
          )}
        >
          <header className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-strong text-lg leading-tight tracking-tight">{title}</Radix.Title>
              {text !== undefined && <Radix.Description className="mt-1.5 text-ink-2 text-sm">{text}</Radix.Description>}
            </div>
            {onClose && (
              <Radix.Close asChild>
                <Button size="sm" variant="ghost" square aria-label={uiTexts.close} icon={<X size={15} aria-hidden="true" />} />
              </Radix.Close>
            )}
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
