import { cx } from './cx'

/** How much a button asks for attention. One `primary` per view. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'

/** `sm` in panels, `md` on pages, `lg` in sheets. */
export type ButtonSize = 'sm' | 'md' | 'lg'

const LOOKS: Record<ButtonVariant, { rest: string; live: string }> = {
  primary: { rest: 'bg-accent-solid text-on-accent shadow-1', live: 'hover:bg-accent-solid-hover active:bg-accent-solid-hover' },
  secondary: { rest: 'border border-line-strong bg-raised text-ink shadow-1', live: 'hover:bg-hover active:bg-press' },
  ghost: { rest: 'text-ink-2', live: 'hover:bg-hover hover:text-ink active:bg-press' },
  danger: { rest: 'border border-line-strong bg-raised text-bad shadow-1', live: 'hover:border-bad hover:bg-bad-soft active:bg-bad-soft' },
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-control-sm gap-1 px-2 text-xs pointer-coarse:h-control-lg',
  md: 'h-control gap-2 px-3 text-sm pointer-coarse:h-11',
  lg: 'h-control-lg gap-2 px-4 text-md pointer-coarse:h-11',
}

const SQUARES: Record<ButtonSize, string> = {
  sm: 'size-control-sm pointer-coarse:size-control-lg',
  md: 'size-control pointer-coarse:size-11',
  lg: 'size-control-lg pointer-coarse:size-11',
}

const BLOCKED = 'border border-line bg-field text-ink-3 cursor-not-allowed'

/** The classes of a button, for elements that must look like one (links, menu triggers). */
export function buttonClass({
  variant = 'secondary',
  size = 'md',
  square = false,
  blocked = false,
  className,
}: {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  square?: boolean | undefined
  blocked?: boolean | undefined
  className?: string | undefined
}): string {
  const look = LOOKS[variant]
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-2 font-medium whitespace-nowrap transition-colors duration-hover',
    square ? SQUARES[size] : SIZES[size],
    blocked ? (variant === 'ghost' ? 'text-ink-3 cursor-not-allowed' : BLOCKED) : [look.rest, look.live],
    className,
  )
}
