'use client'
import { useSyncExternalStore } from 'react'
import { cx } from './cx'
import { splitKeys } from './keys'

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)
const never = () => () => {}

/** A keyboard shortcut such as `Mod+K`, with the cap names of the reader's system. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const mac = useSyncExternalStore(never, isMac, () => false)
  return (
    <kbd
      className={cx(
        'figures inline-flex h-4.5 shrink-0 items-center gap-1 rounded-1 border border-line bg-hover px-1 text-2xs text-ink-3',
        className,
      )}
    >
      {splitKeys(keys, mac).join(' ')}
    </kbd>
  )
}
