'use client'
import { Switch as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'

/** Turns one thing on or off, at once. The label stands to its right. */
export function Switch({
  checked,
  onCheckedChange,
  label,
  disabled,
  hideLabel = false,
  className,
}: {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  label: ReactNode
  disabled?: boolean
  hideLabel?: boolean
  className?: string
}) {
  const id = useId()
  return (
    <span className={cx('inline-flex min-h-control-sm items-center gap-2', className)}>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        {...(disabled ? { disabled } : {})}
        className="relative h-4 w-6.5 shrink-0 rounded-full bg-line-field transition-colors duration-menu before:absolute before:-inset-2 before:content-[''] disabled:opacity-50 data-[state=checked]:bg-accent-solid"
      >
        <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-on-accent shadow-1 transition-transform duration-menu ease-out data-[state=checked]:translate-x-3" />
      </Radix.Root>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-ink-2 text-xs'}>
        {label}
      </label>
    </span>
  )
}
