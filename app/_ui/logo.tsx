import { cx } from './cx'
import { uiTexts } from './texts'

/** Three bricks, two bricks, one: many become one, and the one is the accent. */
export function LogoMark({ size = 18, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" fill="currentColor" aria-hidden="true" className={cx('shrink-0', className)}>
      <path d="M1 1h3.4a1 1 0 0 1 1 1v2.2a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1zM7.3 1h3.4a1 1 0 0 1 1 1v2.2a1 1 0 0 1-1 1H7.3a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1zM13.6 1H17a1 1 0 0 1 1 1v2.2a1 1 0 0 1-1 1h-3.4a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z" />
      <path d="M1 6.9h2.5a1 1 0 0 1 1 1v2.2a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1V7.9a1 1 0 0 1 1-1zM14.5 6.9H17a1 1 0 0 1 1 1v2.2a1 1 0 0 1-1 1h-2.5a1 1 0 0 1-1-1V7.9a1 1 0 0 1 1-1z" />
      <rect x="5.4" y="6.9" width="7.2" height="4.2" rx="1" fill="var(--accent)" />
      <path d="M1 12.8h7.2a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1v-2.2a1 1 0 0 1 1-1zM11.1 12.8H17a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1h-5.9a1 1 0 0 1-1-1v-2.2a1 1 0 0 1 1-1z" />
    </svg>
  )
}

/** The mark and the name. */
export function Logo({ markOnly = false, className }: { markOnly?: boolean; className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2', className)}>
      <LogoMark />
      <span className={cx('pixel whitespace-nowrap text-md', markOnly && 'sr-only')}>{uiTexts.brand}</span>
    </span>
  )
}
