'use client'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** Chooses one of two to five short words, all in view. */
export function Segmented<T extends string>({
  value,
  onValueChange,
  options,
  label,
  size = 'md',
  className,
}: {
  value: T
  onValueChange: (value: T) => void
  options: readonly { value: T; label: ReactNode; title?: string }[]
  label: string
  size?: 'sm' | 'md'
  className?: string
}) {
  function choose(next: string) {
    // Pressing the chosen one again gives an empty string: one is always chosen.
    const option = options.find((candidate) => candidate.value === next)
    if (option) onValueChange(option.value)
  }
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={choose}
      aria-label={label}
      className={cx(
        'inline-flex items-stretch rounded-2 border border-line bg-field p-px',
        size === 'sm' ? 'h-control-sm' : 'h-control',
        'pointer-coarse:h-11',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          title={option.title}
          className={cx(
            'flex flex-1 items-center justify-center gap-1.5 rounded-2 border border-transparent font-medium text-ink-3 transition-colors duration-hover hover:text-ink data-[state=on]:border-line-strong data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-1',
            size === 'sm' ? 'px-2 text-2xs' : 'px-3 text-xs',
          )}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
