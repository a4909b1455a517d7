'use client'
import { Field } from '../../../_ui/field'
import { TextArea, TextInput } from '../../../_ui/text-input'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

/** One line of text: names, addresses, paths. */
export function TextWidget(props: WidgetProps & { mono?: boolean; inputMode?: 'url' | 'text' }) {
  const { field, error, onChange, mono, inputMode } = props
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error}>
      <TextInput
        value={textOf(shownValue(props))}
        mono={mono === true}
        {...(inputMode ? { inputMode } : {})}
        placeholder={field.schema.placeholder}
        unit={field.schema.unit}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

/** Several lines in mono: formulas and bodies. The compiler’s word on it stands below. */
export function CodeWidget(props: WidgetProps & { rows?: number }) {
  const { field, error, onChange, rows = 4 } = props
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error}>
      <TextArea
        mono
        rows={rows}
        value={textOf(shownValue(props))}
        placeholder={field.schema.placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
