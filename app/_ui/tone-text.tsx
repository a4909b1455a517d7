import { Check, CircleDashed, Loader, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './badge'
import { cx } from './cx'

const COLOURS: Record<Tone, string> = {
  neutral: 'text-ink-2',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  run: 'text-accent',
  idle: 'text-ink-3',
}

const MARKS: Partial<Record<Tone, typeof Check>> = { ok: Check, warn: TriangleAlert, bad: X, run: Loader, idle: CircleDashed }

/** An outcome inside a row or a line of text: its mark and its words in the state's colour. */
export function ToneText({ tone, className, children }: { tone: Tone; className?: string; children: ReactNode }) {
  const Mark = MARKS[tone]
  return (
    <span className={cx('inline-flex items-center gap-1.5 align-middle', COLOURS[tone], className)}>
      {Mark && <Mark size={14} aria-hidden="true" className="shrink-0" />}
      <span>{children}</span>
    </span>
  )
}
