import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { cx } from './cx'
import { shortenId } from './format'
import { uiTexts } from './texts'

/** A value, id or time in the mono face. */
export function Mono({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <span title={title} className={cx('figures text-xs', className)}>
      {children}
    </span>
  )
}

/** A long id, shortened; whole on hover and when copied. */
export function MonoId({
  id,
  head,
  tail,
  copy = true,
  className,
}: {
  id: string
  head?: number
  tail?: number
  copy?: boolean
  className?: string
}) {
  return (
    <span className={cx('inline-flex items-center gap-1', className)}>
      <Mono title={id}>{shortenId(id, head, tail)}</Mono>
      {copy && <CopyButton text={id} label={`${uiTexts.copy} ${shortenId(id, head, tail)}`} className="-my-1 text-ink-3" />}
    </span>
  )
}
