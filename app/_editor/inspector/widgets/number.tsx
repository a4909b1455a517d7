'use client'
import { useState } from 'react'
import { Field } from '../../../_ui/field'
import { NumberInput } from '../../../_ui/number-input'
import { Select } from '../../../_ui/select'
import { bestUnit, DURATION_UNITS, type DurationUnit, msOf, readNumber } from './numbers'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

/** A number as typed. Settings that hold exact decimals keep the text; whole numbers become numbers; anything else stays, marked as wrong. */
export function NumberWidget(props: WidgetProps) {
  const { field, error, onChange } = props
  const exact = field.schema.type === 'string'
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error}>
      <NumberInput
        integer={field.schema.type === 'integer'}
        value={textOf(shownValue(props))}
        unit={field.schema.unit}
        placeholder={field.schema.placeholder}
        onValueChange={(text) => onChange(text === '' && field.schema.default === undefined ? undefined : exact ? text : readNumber(text))}
      />
    </Field>
  )
}

/** A span of time in the unit people would say it in; kept in milliseconds. */
export function DurationWidget(props: WidgetProps) {
  const { field, error, onChange } = props
  const shown = shownValue(props)
  const ms = typeof shown === 'number' ? shown : undefined
  const [chosen, setChosen] = useState<DurationUnit | undefined>(undefined)
  const unit = chosen ?? bestUnit(ms)
  const [draft, setDraft] = useState<{ text: string; ms: unknown } | undefined>(undefined)
  // What is being typed (“2.”) is shown as long as it means what is set; an undo from outside wins.
  const text = draft && draft.ms === shown ? draft.text : ms === undefined ? textOf(shown) : String(ms / DURATION_UNITS[unit])
  function type(next: string) {
    const value = msOf(next, unit)
    setDraft({ text: next, ms: value })
    onChange(value)
  }
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error}>
      <div className="flex gap-1.5">
        <NumberInput value={text} onValueChange={type} />
        <Select
          label={`${nameOf(field)}, unit`}
          value={unit}
          onValueChange={(next) => {
            setChosen(next)
            const value = msOf(text, next)
            setDraft({ text, ms: value })
            onChange(value)
          }}
          options={(['ms', 's', 'min', 'h', 'd'] as const).map((value) => ({ value, label: value }))}
          className="!w-18 shrink-0"
        />
      </div>
    </Field>
  )
}
