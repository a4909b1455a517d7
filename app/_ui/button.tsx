'use client'
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'
import { useId, useState } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { Spinner } from './spinner'
import { Tooltip } from './tooltip'

/** Props of {@link Button}. With `disabledReason` the button stays focusable and says what is missing. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant
  size?: ButtonSize
  /** A square button that holds only an icon; give it an `aria-label`, or use IconButton. */
  square?: boolean
  icon?: ReactNode
  /** Work is under way: the button keeps its width and takes no second press. */
  busy?: boolean
  disabledReason?: string | undefined
  ref?: Ref<HTMLButtonElement>
}

/** A button. One `primary` per view, `secondary` beside it, `ghost` for the rest, `danger` for what cannot be undone. */
export function Button({
  variant,
  size,
  square,
  icon,
  busy = false,
  disabledReason,
  className,
  onClick,
  children,
  type = 'button',
  disabled,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const [reasonShown, setReasonShown] = useState(false)
  const blocked = disabledReason !== undefined
  const inert = blocked || busy

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (!inert) return onClick?.(event)
    event.preventDefault()
    // A finger has no hover: pressing is how it asks why.
    if (blocked) setReasonShown(true)
  }

  // While the tooltip is open it is itself the description; both would be read twice.
  const described = [rest['aria-describedby'], blocked && !reasonShown ? reasonId : undefined].filter(Boolean).join(' ')
  const button = (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      aria-describedby={described || undefined}
      className={buttonClass({ variant, size, square, blocked: blocked || disabled, className })}
      onClick={press}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
  if (!blocked) return button
  return (
    <>
      <Tooltip content={disabledReason} open={reasonShown} onOpenChange={setReasonShown}>
        {button}
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  )
}
