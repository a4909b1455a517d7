'use client'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx'
import { Kbd } from './kbd'

/** One line of a menu: an act, a separator between acts, or a small heading. */
export type MenuEntry =
  | {
      kind?: 'action'
      id: string
      label: ReactNode
      icon?: ReactNode
      note?: ReactNode
      keys?: string
      checked?: boolean
      danger?: boolean
      disabledReason?: string | undefined
      onSelect: () => void
    }
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; label: ReactNode }

/** A menu that opens from a button. The trigger is any focusable element. */
export function Menu({
  trigger,
  entries,
  label,
  align = 'end',
  className,
}: {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  label: string
  align?: 'start' | 'center' | 'end'
  className?: string
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cx('z-toast min-w-44 max-w-80 animate-pop-in rounded-3 border border-line bg-raised p-1 shadow-2', className)}
        >
          {entries.map((entry) => (
            <MenuLine key={entry.id} entry={entry} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function MenuLine({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
  if (entry.kind === 'heading') return <Radix.Label className="px-2 pt-2 pb-1 text-2xs text-ink-3">{entry.label}</Radix.Label>
  const blocked = entry.disabledReason !== undefined
  return (
    <Radix.Item
      {...(blocked ? { disabled: true } : {})}
      onSelect={entry.onSelect}
      className={cx(
        'flex min-h-control select-none items-center gap-2 rounded-2 px-2 py-1 text-sm outline-none data-[highlighted]:bg-hover pointer-coarse:min-h-11',
        blocked ? 'text-ink-3' : entry.danger ? 'text-bad' : 'text-ink',
        entry.checked && 'font-medium',
      )}
    >
      {entry.icon !== undefined && <span className="flex w-4 shrink-0 justify-center text-ink-3">{entry.icon}</span>}
      <span className="min-w-0 flex-1">
        {entry.label}
        {(entry.note !== undefined || blocked) && <span className="block text-2xs text-ink-3">{entry.disabledReason ?? entry.note}</span>}
      </span>
      {entry.keys !== undefined && <Kbd keys={entry.keys} />}
      {entry.checked && <span aria-hidden="true" className="size-1.5 shrink-0 rounded-1 bg-accent" />}
    </Radix.Item>
  )
}
