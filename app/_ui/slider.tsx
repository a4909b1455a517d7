'use client'
import { Slider as Radix } from 'radix-ui'
import { cx } from './cx'

const TONES = {
  accent: { range: 'bg-accent-solid', thumb: 'border-accent-solid' },
  warn: { range: 'bg-warn-fill', thumb: 'border-warn-fill' },
  bad: { range: 'bg-bad-fill', thumb: 'border-bad-fill' },
} as const

/** Picks a number from a short range. `valueText` says it in words to a screen reader. */
export function Slider({
  value,
  onValueChange,
  min,
  max,
  step = 1,
  label,
  valueText,
  tone = 'accent',
  disabled,
  className,
}: {
  value: number
  onValueChange: (value: number) => void
  min: number
  max: number
  step?: number
  label: string
  valueText?: string
  tone?: keyof typeof TONES
  disabled?: boolean
  className?: string
}) {
  const look = TONES[tone]
  const atRest = value === min
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      {...(disabled ? { disabled } : {})}
      onValueChange={([next]) => {
        if (next !== undefined) onValueChange(next)
      }}
      className={cx('relative flex h-control-sm w-full touch-none select-none items-center data-[disabled]:opacity-50', className)}
    >
      <Radix.Track className="relative h-1 grow rounded-full bg-line-strong">
        <Radix.Range className={cx('absolute h-full rounded-full', look.range)} />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        {...(valueText === undefined ? {} : { 'aria-valuetext': valueText })}
        className={cx(
          'relative block size-3 rounded-1 border-[1.5px] bg-panel shadow-1 transition-colors duration-hover before:absolute before:-inset-2.5 before:content-[""] hover:bg-hover dark:bg-ink',
          atRest ? 'border-line-field' : look.thumb,
        )}
      />
    </Radix.Root>
  )
}
