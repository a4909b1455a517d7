'use client'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'

/** Marks one of several things. The label stands to its right. */
export function Checkbox({
  checked,
  onCheckedChange,
  label,
  disabled,
  hideLabel = false,
  className,
}: {
  checked: boolean | 'indeterminate'
  onCheckedChange: (checked: boolean) => void
  label: ReactNode
  disabled?: boolean
  hideLabel?: boolean
  className?: string
}) {
  const id = useId()
  return (
    <span className={cx('inline-flex min-h-control-sm min-w-0 items-center gap-2', className)}>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        {...(disabled ? { disabled } : {})}
        className="relative flex size-3.5 shrink-0 items-center justify-center rounded-1 border border-line-field bg-raised text-on-accent transition-colors duration-hover before:absolute before:-inset-1.5 before:content-[''] disabled:opacity-50 data-[state=checked]:border-accent-solid data-[state=indeterminate]:border-accent-solid data-[state=checked]:bg-accent-solid data-[state=indeterminate]:bg-accent-solid"
      >
        <Radix.Indicator>
          {checked === 'indeterminate' ? (
            <Minus size={10} strokeWidth={3} aria-hidden="true" />
          ) : (
            <Check size={10} strokeWidth={3.5} aria-hidden="true" />
          )}
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'min-w-0 text-sm'}>
        {label}
      </label>
    </span>
  )
}
