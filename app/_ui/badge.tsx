import { CircleAlert, CircleCheck, CircleDashed, FlaskConical, Loader, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { uiTexts } from './texts'

/** How something went; `neutral` for plain words, `run` while it goes on. */
export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'run' | 'idle'

const LOOKS: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-2',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  run: 'bg-accent-soft text-accent',
  idle: 'bg-hover text-ink-3',
}

const ICONS: Partial<Record<Tone, typeof CircleCheck>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  run: Loader,
  idle: CircleDashed,
}

/** A few words about a state, always with the words and, for outcomes, an icon. */
export function Badge({
  tone = 'neutral',
  icon,
  dashed = false,
  title,
  className,
  children,
}: {
  tone?: Tone
  /** `null` for none; otherwise the state's own. */
  icon?: ReactNode
  /** A dashed outline: simulated. */
  dashed?: boolean
  title?: string
  className?: string
  children: ReactNode
}) {
  const Icon = ICONS[tone]
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-1 px-1.5 font-medium text-2xs',
        dashed ? 'border border-line-field border-dashed text-ink-3' : LOOKS[tone],
        className,
      )}
    >
      {icon === undefined ? Icon && <Icon size={12} aria-hidden="true" className="shrink-0" /> : icon}
      {children}
    </span>
  )
}

/** Marks what is simulated; its words name what exactly. */
export function SimulatedBadge({ children = uiTexts.simulated, title }: { children?: ReactNode; title?: string }) {
  return (
    <Badge dashed icon={<FlaskConical size={12} aria-hidden="true" />} {...(title === undefined ? {} : { title })}>
      {children}
    </Badge>
  )
}
