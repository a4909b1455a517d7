'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../_ui/button'
import { Field } from '../../../_ui/field'
import { IconButton } from '../../../_ui/icon-button'
import { Select } from '../../../_ui/select'
import { TextInput } from '../../../_ui/text-input'
import type { Json } from '../../edit/config'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

/** Names with values: headers, query fields, inputs with types. Rows without a name wait here until they have one. */
export function MapWidget(props: WidgetProps & { valueLabel?: string }) {
  const { field, error, onChange, valueLabel = 'Value' } = props
  const shown = shownValue(props)
  const record = typeof shown === 'object' && shown !== null && !Array.isArray(shown) ? Object.entries(shown) : []
  const [extra, setExtra] = useState<[string, string][]>([])
  const rows: [string, string][] = [...record.map(([name, value]): [string, string] => [name, textOf(value)]), ...extra]
  const choices = field.schema.additionalProperties?.enum

  function store(next: [string, string][]) {
    const named = new Map<string, Json>()
    const waiting: [string, string][] = []
    for (const [name, value] of next) {
      // A second row of the same name, or one without, would overwrite: it waits.
      if (name === '' || named.has(name)) waiting.push([name, value])
      else named.set(name, value)
    }
    setExtra(waiting)
    onChange(Object.fromEntries(named))
  }
  const edit = (at: number, row: [string, string]) => store(rows.map((old, index) => (index === at ? row : old)))
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error} group>
      <div className="flex flex-col gap-1.5">
        {rows.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name changes while it is typed
          <div key={at} className="flex items-center gap-1.5">
            <TextInput
              id={undefined}
              className="!w-28 shrink-0"
              mono
              value={name}
              placeholder="name"
              aria-label={`${nameOf(field)} ${at + 1}, name`}
              onChange={(event) => edit(at, [event.target.value, value])}
            />
            {choices ? (
              <Select
                label={`${name}, ${valueLabel}`}
                value={value === '' ? undefined : value}
                onValueChange={(next) => edit(at, [name, next])}
                options={choices.map((choice) => ({ value: choice, label: choice }))}
              />
            ) : (
              <TextInput
                id={undefined}
                mono
                value={value}
                placeholder={valueLabel.toLowerCase()}
                aria-label={`${nameOf(field)} ${at + 1}, ${valueLabel}`}
                onChange={(event) => edit(at, [name, event.target.value])}
              />
            )}
            <IconButton
              size="sm"
              label={`Remove ${name || 'the row'}`}
              icon={<X size={13} aria-hidden="true" />}
              onClick={() => store(rows.filter((_, index) => index !== at))}
            />
          </div>
        ))}
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2 self-start"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => setExtra([...extra, ['', choices?.[0] ?? '']])}
        >
          Add
        </Button>
      </div>
    </Field>
  )
}
