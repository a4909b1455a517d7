'use client'
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { cx } from './cx'
import { useFieldControl } from './field'

/** The frame of every field: one border, one ground, one focus ring, whatever is inside. */
export const fieldFrameClass =
  'flex h-control w-full min-w-0 items-center gap-2 rounded-2 border border-line-strong bg-field px-2 text-sm transition-colors duration-hover hover:border-line-field focus-within:border-accent focus-within:shadow-selected has-[:disabled]:bg-hover has-[[aria-invalid]]:border-bad pointer-coarse:h-11'

/** Props shared by the text-like inputs: an icon at the left, a unit or a small action at the right. */
export interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  icon?: ReactNode
  unit?: ReactNode
  /** Ids, addresses, formulas and figures: Geist Mono. */
  mono?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A one-line text field. Inside a Field it takes its label and error from there. */
export function TextInput({ icon, unit, mono = false, className, ...rest }: TextInputProps) {
  const control = useFieldControl()
  return (
    <div className={cx(fieldFrameClass, className)}>
      {icon && <span className="shrink-0 text-ink-3">{icon}</span>}
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...control}
        {...rest}
        className={cx('h-full min-w-0 flex-1 bg-transparent outline-none pointer-coarse:text-touch', mono && 'figures text-xs')}
      />
      {unit && <span className="shrink-0 text-ink-3 text-xs">{unit}</span>}
    </div>
  )
}

/** A text field of several lines, for formulas and bodies. */
export function TextArea({
  mono = false,
  className,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean; ref?: Ref<HTMLTextAreaElement> }) {
  const control = useFieldControl()
  return (
    <textarea
      rows={4}
      spellCheck={false}
      {...control}
      {...rest}
      className={cx(
        'w-full min-w-0 resize-y rounded-2 border border-line-strong bg-field px-2 py-1.5 text-sm leading-normal pointer-coarse:text-touch transition-colors duration-hover hover:border-line-field outline-none focus-visible:border-accent focus-visible:shadow-selected aria-invalid:border-bad',
        mono && 'figures text-xs',
        className,
      )}
    />
  )
}
