'use client'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { useFieldControl } from './field'
import { uiTexts } from './texts'

/** One choice of a Select. `value` must not be empty. */
export interface SelectOption<T extends string = string> {
  value: T
  label: ReactNode
  /** A few words at the right, in small type. */
  note?: ReactNode
  disabled?: boolean
}

/** Chooses one of a short list. Inside a Field it takes its label from there, else give `label`. */
export function Select<T extends string>({
  value,
  onValueChange,
  options,
  label,
  placeholder = uiTexts.choose,
  disabled,
  size = 'md',
  className,
}: {
  value: T | undefined
  onValueChange: (value: T) => void
  options: readonly SelectOption<T>[]
  label?: string
  placeholder?: string
  disabled?: boolean
  size?: 'sm' | 'md'
  className?: string
}) {
  const control = useFieldControl()
  function choose(next: string) {
    const option = options.find((candidate) => candidate.value === next)
    if (option) onValueChange(option.value)
  }
  return (
    <Radix.Root value={value ?? ''} onValueChange={choose} {...(disabled ? { disabled } : {})}>
      <Radix.Trigger
        {...control}
        aria-label={label}
        className={cx(
          'flex w-full min-w-0 items-center justify-between gap-2 rounded-2 border border-line-strong bg-field px-2 text-left transition-colors duration-hover hover:border-line-field data-[placeholder]:text-ink-3 aria-invalid:border-bad disabled:bg-hover disabled:text-ink-3 pointer-coarse:h-11',
          size === 'sm' ? 'h-control-sm text-xs' : 'h-control text-sm',
          className,
        )}
      >
        <span className="min-w-0 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronsUpDown size={12} aria-hidden="true" className="shrink-0 text-ink-3" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-toast max-h-80 min-w-(--radix-select-trigger-width) animate-pop-in overflow-hidden rounded-3 border border-line bg-raised shadow-2"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                {...(option.disabled ? { disabled: true } : {})}
                className="flex h-control select-none items-center gap-2 rounded-2 pr-2 pl-1 text-sm outline-none data-[disabled]:text-ink-3 data-[highlighted]:bg-hover pointer-coarse:h-11"
              >
                <span className="w-4 shrink-0 text-accent">
                  <Radix.ItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.note !== undefined && <span className="ml-auto pl-4 text-2xs text-ink-3">{option.note}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
