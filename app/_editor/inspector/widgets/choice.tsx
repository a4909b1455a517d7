'use client'
import { Field } from '../../../_ui/field'
import { Segmented } from '../../../_ui/segmented'
import { Select } from '../../../_ui/select'
import { Switch } from '../../../_ui/switch'
import { editorTexts } from '../../texts'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

/** One of a few words: all in view when they are few and short, else a list. */
export function SelectWidget(props: WidgetProps) {
  const { field, error, onChange } = props
  const choices = field.schema.enum ?? []
  const value = textOf(shownValue(props))
  const options = choices.map((choice) => ({ value: choice, label: sayChoice(choice) }))
  const short = choices.length <= 4 && choices.join('').length <= 18 && choices.includes(value)
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error} group={short}>
      {short ? (
        <Segmented label={nameOf(field)} value={value} onValueChange={onChange} options={options} className="w-full" />
      ) : (
        <Select value={value === '' ? undefined : value} onValueChange={onChange} options={options} />
      )}
    </Field>
  )
}

/** On or off. */
export function ToggleWidget(props: WidgetProps) {
  const { field, onChange } = props
  return (
    <div className="col-span-2 py-1">
      <Switch checked={shownValue(props) === true} onCheckedChange={onChange} label={nameOf(field)} />
      {field.schema.description && <p className="text-2xs text-ink-3">{field.schema.description}</p>}
    </div>
  )
}

/** A choice as people read it: codes as words, `mean-of-two` with spaces; short names such as GET stay. */
export const sayChoice = (choice: string): string =>
  editorTexts.choices[choice] ?? (/^[a-z]+(-[a-z]+)+$/.test(choice) ? choice.replaceAll('-', ' ') : choice)
