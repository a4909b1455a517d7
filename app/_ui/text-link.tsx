import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A link in running text or beside a title. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={cx('rounded-1 font-medium text-accent underline-offset-2 hover:underline', className)} />
}
