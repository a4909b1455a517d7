'use client'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { cx } from './cx'
import { uiTexts } from './texts'

interface FieldIds {
  controlId: string
  describedBy: string
  invalid: boolean
}

const FieldContext = createContext<FieldIds | undefined>(undefined)

/** What a control inside a Field must carry to be labelled, described and marked as wrong; empty outside a Field. */
export function useFieldControl(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const field = useContext(FieldContext)
  if (!field) return {}
  return { id: field.controlId, 'aria-describedby': field.describedBy, ...(field.invalid ? { 'aria-invalid': true as const } : {}) }
}

/** A label above a control, a hint beside the label, and a line below that is kept free for an error, so nothing jumps. */
export function Field({
  label,
  hint,
  help,
  error,
  optional = false,
  group = false,
  reserveError = true,
  className,
  children,
}: {
  label: ReactNode
  /** A few words at the right end of the label's line. */
  hint?: ReactNode
  /** A sentence below the control, shown while there is no error. */
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  /** Several controls under one name (checkboxes, segments): a group instead of a label. */
  group?: boolean
  reserveError?: boolean
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const controlId = `${id}control`
  const labelId = `${id}label`
  const describedBy = `${id}line`
  const hasLine = reserveError || help !== undefined || error !== undefined
  const name = (
    <>
      {label}
      {optional && <span className="ml-1 font-normal text-ink-3">{uiTexts.optional}</span>}
    </>
  )
  return (
    <FieldContext value={{ controlId, describedBy, invalid: error !== undefined }}>
      <div {...(group ? { role: 'group', 'aria-labelledby': labelId } : {})} className={cx('flex min-w-0 flex-col', className)}>
        <div className="mb-1 flex items-baseline justify-between gap-2 text-xs">
          {group ? (
            <span id={labelId} className="font-medium text-ink-2">
              {name}
            </span>
          ) : (
            <label id={labelId} htmlFor={controlId} className="font-medium text-ink-2">
              {name}
            </label>
          )}
          {hint !== undefined && <span className="text-2xs text-ink-3">{hint}</span>}
        </div>
        {children}
        {hasLine && (
          <p
            id={describedBy}
            aria-live="polite"
            className={cx('mt-1 min-h-4 text-2xs leading-normal', error === undefined ? 'text-ink-3' : 'text-bad')}
          >
            {error ?? help}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
