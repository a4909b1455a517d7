'use client'
import { Check, Copy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './button-class'
import { cx } from './cx'
import { uiTexts } from './texts'
import { toast } from './toast'
import { useCopy } from './use-copy'

/** Copies `text`. Without children it is only an icon, named by `label`. */
export function CopyButton({
  text,
  label = uiTexts.copy,
  variant = 'ghost',
  size = 'sm',
  className,
  children,
}: {
  text: string
  label?: string
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  children?: ReactNode
}) {
  const { state, copy } = useCopy()
  async function press() {
    await copy(text)
    if (!navigator.clipboard) toast.bad(uiTexts.copyFailed)
  }
  const Icon = state === 'copied' ? Check : state === 'failed' ? X : Copy
  return (
    <Button
      variant={variant}
      size={size}
      square={children === undefined}
      aria-label={label}
      title={label}
      className={className}
      onClick={press}
    >
      <Icon size={13} aria-hidden="true" className={cx(state === 'copied' && 'text-ok', state === 'failed' && 'text-bad')} />
      {children}
      <span role="status" className="sr-only">
        {state === 'copied' ? uiTexts.copied : state === 'failed' ? uiTexts.copyFailed : ''}
      </span>
    </Button>
  )
}
