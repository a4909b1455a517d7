'use client'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

/** A square button with an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  variant = 'ghost',
  side = 'bottom',
  ...rest
}: Omit<ButtonProps, 'square' | 'children' | 'aria-label'> & { label: string; side?: 'top' | 'right' | 'bottom' | 'left' }) {
  const button = <Button {...rest} variant={variant} square aria-label={label} />
  if (rest.disabledReason !== undefined) return button
  return (
    <Tooltip content={label} side={side}>
      {button}
    </Tooltip>
  )
}
