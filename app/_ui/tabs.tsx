'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** One tab: its word, an optional count, and what it shows. */
export interface Tab<T extends string = string> {
  value: T
  label: ReactNode
  count?: number
  content: ReactNode
}

/** Several views of one thing, one at a time; `end` stands at the right of the row of tabs. */
export function Tabs<T extends string>({
  value,
  onValueChange,
  tabs,
  label,
  end,
  className,
  contentClassName,
}: {
  value: T
  onValueChange: (value: T) => void
  tabs: readonly Tab<T>[]
  label: string
  end?: ReactNode
  className?: string
  contentClassName?: string
}) {
  function choose(next: string) {
    const tab = tabs.find((candidate) => candidate.value === next)
    if (tab) onValueChange(tab.value)
  }
  return (
    <Radix.Root value={value} onValueChange={choose} className={cx('flex min-h-0 flex-col', className)}>
      <div className="flex h-strip shrink-0 items-stretch justify-between gap-4 border-line border-b px-4">
        <Radix.List aria-label={label} className="flex min-w-0 gap-4 overflow-x-auto">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="-mb-px flex shrink-0 items-center gap-1.5 border-transparent border-b text-ink-3 text-sm transition-colors duration-hover hover:text-ink -outline-offset-2 data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && <span className="figures rounded-1 bg-hover px-1 text-2xs text-ink-3">{tab.count}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end && <div className="flex shrink-0 items-center gap-2 text-xs">{end}</div>}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={cx('min-h-0 flex-1', contentClassName)}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
