import type { ReactNode } from 'react'
import { cx } from './cx'

/** One fact: its name at the left, its value at the right; `mono` for ids, figures and times. */
export interface Fact {
  id: string
  name: ReactNode
  value: ReactNode
  mono?: boolean
}

/** A list of facts, names left, values right. */
export function KeyValue({ facts, dense = false, className }: { facts: readonly Fact[]; dense?: boolean; className?: string }) {
  return (
    <dl className={cx('flex flex-col text-xs', className)}>
      {facts.map((fact) => (
        <div key={fact.id} className={cx('flex items-baseline justify-between gap-4', dense ? 'py-0.5' : 'py-1')}>
          <dt className="shrink-0 text-ink-3">{fact.name}</dt>
          <dd className={cx('min-w-0 break-words text-right', fact.mono && 'figures')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
