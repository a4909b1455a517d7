import type { ReactNode } from 'react'
import { cx } from './cx'
import { uiTexts } from './texts'

/** Who has seen a value: each worker alone, the committee, the chain. */
export type Zone = 'worker' | 'agreed' | 'chain'

const MARKS: Record<Zone, ReactNode> = {
  worker: <path d="M0 2.5h16M0 5.5h16M0 8.5h16M0 11.5h16" />,
  agreed: <path d="M0 2C5 2 5 7 9 7M0 5.3c4 0 5 1.7 9 1.7M0 8.7C4 8.7 5 7 9 7M0 12c5 0 5-5 9-5M8 7h8" />,
  chain: (
    <>
      <path d="M0 7h8" strokeWidth="1.75" />
      <rect x="8.5" y="3.5" width="7" height="7" rx="1.5" fill="currentColor" stroke="none" />
    </>
  ),
}

/** The mark of a zone: four strands, strands joining, a line into a block. */
export function ZoneMark({ zone, size = 16 }: { zone: Zone; size?: number }) {
  return (
    <svg
      width={size}
      height={(size * 14) / 16}
      viewBox="0 0 16 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      aria-hidden="true"
      className={cx('shrink-0', zone === 'agreed' && 'text-accent')}
    >
      {MARKS[zone]}
    </svg>
  )
}

/** The caption of a zone: its mark, its name and a few words. */
export function ZoneCaption({ zone, note, className }: { zone: Zone; note?: ReactNode; className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2 text-xs', className)}>
      <ZoneMark zone={zone} />
      <span className="font-medium">{uiTexts.zone[zone]}</span>
      {note !== undefined && <span className="text-ink-3">{note}</span>}
    </span>
  )
}
