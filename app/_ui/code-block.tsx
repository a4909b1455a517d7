import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { cx } from './cx'
import { uiTexts } from './texts'

/** Text to read exactly as it is: code, a message to sign, call data. Copies whole. */
export function CodeBlock({
  text,
  label,
  wrap = false,
  copy = true,
  small = false,
  title,
  className,
}: {
  text: string
  /** What it is, for a screen reader: "Text to sign". */
  label: string
  wrap?: boolean
  copy?: boolean
  /** 11 instead of 12: long lines in a narrow column. */
  small?: boolean
  title?: ReactNode
  className?: string
}) {
  const button = copy && <CopyButton text={text} label={`${uiTexts.copy}: ${label}`} />
  return (
    <figure className={cx('relative min-w-0 rounded-2 border border-line bg-field', className)}>
      {title !== undefined && (
        <figcaption className="flex h-row items-center justify-between gap-2 border-line border-b pr-1 pl-3 text-ink-3 text-xs">
          {title}
          {button}
        </figcaption>
      )}
      {title === undefined && copy && <div className="absolute top-1 right-1 rounded-2 bg-field">{button}</div>}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className={cx('overflow-x-auto rounded-2 p-3', title === undefined && copy && !small && 'pr-9')}
      >
        <pre className={cx('figures leading-normal', small ? 'text-2xs' : 'text-xs', wrap && 'whitespace-pre-wrap break-all')}>{text}</pre>
      </section>
    </figure>
  )
}
