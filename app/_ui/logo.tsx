import { cx } from './cx'
import { uiTexts } from './texts'

/** Three bricks, two bricks, one: many become one, and the one is the accent. */
export function LogoMark({ size = 18, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" fill="currentColor" aria-hidden="true" className={cx('shrink-0', className)}>
      <path d="M1 0.5h3a1 1 0 0 1 1 1v2.6a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-2.6a1 1 0 0 1 1 -1zM7.5 0.5h3a1 1 0 0 1 1 1v2.6a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-2.6a1 1 0 0 1 1 -1zM14 0.5h3a1 1 0 0 1 1 1v2.6a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-2.6a1 1 0 0 1 1 -1zM1 6.7h6.25a1 1 0 0 1 1 1v2.6a1 1 0 0 1 -1 1h-6.25a1 1 0 0 1 -1 -1v-2.6a1 1 0 0 1 1 -1zM10.75 6.7h6.25a1 1 0 0 1 1 1v2.6a1 1 0 0 1 -1 1h-6.25a1 1 0 0 1 -1 -1v-2.6a1 1 0 0 1 1 -1z" />
      <rect y="12.9" width="18" height="4.6" rx="1" fill="var(--accent)" />
    </svg>
  )
}

/** The mark and the name. */
export function Logo({ markOnly = false, className }: { markOnly?: boolean; className?: string }) {
  return (
    <span className={cx('flex items-center gap-2 leading-tight', className)}>
      <LogoMark />
      <span className={cx('pixel whitespace-nowrap text-md', markOnly && 'sr-only')}>{uiTexts.brand}</span>
    </span>
  )
}
