'use client'
import { useState } from 'react'
import { Field } from '../../../_ui/field'
import { Select } from '../../../_ui/select'
import { TextInput } from '../../../_ui/text-input'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

const PRESETS = [
  { value: '* * * * *', label: 'Every minute' },
  { value: '*/5 * * * *', label: 'Every 5 minutes' },
  { value: '*/15 * * * *', label: 'Every 15 minutes' },
  { value: '0 * * * *', label: 'Every hour' },
  { value: '0 */6 * * *', label: 'Every 6 hours' },
  { value: '0 9 * * *', label: 'Every day at 9:00' },
  { value: '0 9 * * 1-5', label: 'Weekdays at 9:00' },
  { value: '0 9 * * 1', label: 'Mondays at 9:00' },
] as const
const OWN = 'own'

/** A schedule: common ones by name, any by expression. */
export function CronWidget(props: WidgetProps) {
  const { field, error, onChange } = props
  const expression = textOf(shownValue(props))
  const preset = PRESETS.find(({ value }) => value === expression)
  const [custom, setCustom] = useState(false)
  return (
    <>
      <Field label={nameOf(field)} reserveError={false} help={undefined}>
        <Select
          value={custom || !preset ? OWN : preset.value}
          onValueChange={(value) => {
            setCustom(value === OWN)
            if (value !== OWN) onChange(value)
          }}
          options={[...PRESETS, { value: OWN, label: 'Own expression' }]}
        />
      </Field>
      <div className="mt-1.5">
        <Field label="Expression" hint="minute, hour, day, month, weekday" error={error}>
          <TextInput mono value={expression} onChange={(event) => onChange(event.target.value)} />
        </Field>
      </div>
    </>
  )
}
