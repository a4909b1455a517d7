import type { GraphNode } from '@/engine/core'
import type { Json } from '../../edit/config'
import type { FormField } from '../schema-fields'

/** What every widget gets. `onChange` takes the new value, or one inside it at a path; undefined goes back to the default. */
export interface WidgetProps {
  field: FormField
  node: GraphNode
  value: Json | undefined
  error: string | undefined
  onChange: (value: Json | undefined, path?: readonly (string | number)[]) => void
}

/** The name of a field, as people read it. */
export const nameOf = ({ schema, name }: FormField): string => schema.title ?? name

/** The value to show: what is set, else the default. */
export const shownValue = ({ value, field }: Pick<WidgetProps, 'value' | 'field'>): unknown => value ?? field.schema.default

/** A value as the text of a field. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}
