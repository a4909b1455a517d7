'use client'
import { AlertDialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button'
import { uiTexts } from './texts'

/** Asks before an act that cannot be undone. It says what will happen; the button repeats the verb. Escape and Cancel change nothing. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  text,
  confirm,
  danger = false,
  busy = false,
  onConfirm,
  children,
}: {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactElement
  title: ReactNode
  text: ReactNode
  confirm: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  children?: ReactNode
}) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-sheet animate-fade-in bg-scrim" />
        <Radix.Content className="fixed top-1/2 left-1/2 z-sheet flex w-dialog max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 animate-fade-in flex-col gap-4 rounded-4 border border-line bg-raised p-5 shadow-3">
          <div>
            <Radix.Title className="font-strong text-lg leading-tight tracking-tight">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-1.5 text-ink-2 text-sm">{text}</div>
            </Radix.Description>
          </div>
          {children}
          <div className="flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button variant="ghost">{uiTexts.cancel}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
                {confirm}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
