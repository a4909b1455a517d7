import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  variant,
  size,
  square,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize; square?: boolean; icon?: ReactNode }) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, square, className })}>
      {icon}
      {children}
    </Link>
  )
}
