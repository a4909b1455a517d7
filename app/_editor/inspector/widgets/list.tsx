'use client'
import { Plus, X } from 'lucide-react'
import type { ComponentType } from 'react'
import { Button } from '../../../_ui/button'
import { Checkbox } from '../../../_ui/checkbox'
import { Field } from '../../../_ui/field'
import { IconButton } from '../../../_ui/icon-button'
import { TextInput } from '../../../_ui/text-input'
import type { Json } from '../../edit/config'
import { fieldsOf } from '../schema-fields'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

/** A list: checkboxes when its items come from a fixed set, a small form for each record, else lines of text. */
export function ListWidget(props: WidgetProps & { Inner: ComponentType<WidgetProps> }) {
  const { field, node, error, onChange, Inner } = props
  const shown = shownValue(props)
  const items: Json[] = Array.isArray(shown) ? shown : []
  const choices = field.schema.items?.enum
  const title = nameOf(field)
  if (choices)
    return (
      <Field label={title} hint={`${items.length} of ${choices.length}`} help={field.schema.description} error={error} group>
        <div className="rounded-2 border border-line bg-field">
          {choices.map((choice) => (
            <div key={choice} className="border-line border-t px-2.5 py-0.5 first:border-t-0">
              <Checkbox
                checked={items.includes(choice)}
                onCheckedChange={(on) => onChange(choices.filter((one) => (one === choice ? on : items.includes(one))))}
                label={sayName(choice)}
              />
            </div>
          ))}
        </div>
      </Field>
    )
  const fields = field.schema.items ? fieldsOf(field.schema.items) : []
  const blank: Json = fields.length > 0 ? Object.fromEntries(fields.map(({ name, schema }) => [name, textOf(schema.default)])) : ''
  return (
    <Field label={title} help={field.schema.description} error={error} group>
      <div className="flex flex-col gap-2">
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
          <div key={at} className="flex items-start gap-1.5">
            {fields.length > 0 ? (
              <div className="min-w-0 flex-1 rounded-2 border border-line p-2">
                {fields.map((inner) => (
                  <Inner
                    key={inner.name}
                    field={inner}
                    node={node}
                    value={typeof item === 'object' && item !== null && !Array.isArray(item) ? item[inner.name] : undefined}
                    error={undefined}
                    onChange={(value, sub = []) => onChange(value, [at, inner.name, ...sub])}
                  />
                ))}
              </div>
            ) : (
              <TextInput
                id={undefined}
                value={textOf(item)}
                aria-label={`${title} ${at + 1}`}
                onChange={(event) => onChange(event.target.value, [at])}
              />
            )}
            <IconButton
              size="sm"
              label={`Remove ${title} ${at + 1}`}
              icon={<X size={13} aria-hidden="true" />}
              onClick={() => onChange(items.filter((_, index) => index !== at))}
            />
          </div>
        ))}
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2 self-start"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...items, blank])}
        >
          Add
        </Button>
      </div>
    </Field>
  )
}

const sayName = (id: string): string => (id.length <= 3 ? id.toUpperCase() : id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '))
