import { cx } from '@/app/_ui/cx'
import { dotsOf } from './dots'

const FILLS = ['fill-type-decimal', 'fill-type-bool', 'fill-type-price', 'fill-type-text', 'fill-type-json']

/** An account’s pattern of dots; the address stands beside it. */
export function AccountDots({ owner, size = 16, className }: { owner: string; size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 1 1" width={size} height={size} aria-hidden="true" className={cx('shrink-0', className)}>
      {dotsOf(owner).map(({ x, y, tone }) => (
        <circle key={`${x}/${y}`} cx={x} cy={y} r={0.11} className={FILLS[tone]} />
      ))}
    </svg>
  )
}
