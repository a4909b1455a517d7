import { z } from 'zod'
import type { Brick, Widget } from '@/bricks/kit'

/** A schema as JSON Schema, with what the form reads of it. */
export interface FieldSchema {
  type?: string | undefined
  title?: string | undefined
  description?: string | undefined
  widget?: Widget | undefined
  unit?: string | undefined
  placeholder?: string | undefined
  advanced?: boolean | undefined
  default?: unknown
  enum?: readonly string[] | undefined
  items?: FieldSchema | undefined
  properties?: Readonly<Record<string, FieldSchema>> | undefined
  additionalProperties?: FieldSchema | undefined
}

const fieldSchema: z.ZodType<FieldSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    widget: z.custom<Widget>((value) => typeof value === 'string').optional(),
    unit: z.string().optional(),
    placeholder: z.string().optional(),
    advanced: z.boolean().optional(),
    default: z.unknown().optional(),
    enum: z.array(z.string()).optional().catch(undefined),
    items: fieldSchema.optional().catch(undefined),
    properties: z.record(z.string(), fieldSchema).optional().catch(undefined),
    additionalProperties: fieldSchema.optional().catch(undefined),
  }),
)

/** One field of a brick’s form. */
export interface FormField {
  name: string
  schema: FieldSchema
  widget: Widget
}

const known = new WeakMap<Brick, FormField[]>()

/** The fields of a brick’s settings in the order of its schema. */
export function formFields(brick: Brick): FormField[] {
  const before = known.get(brick)
  if (before) return before
  const json = z.toJSONSchema(brick.config, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  const fields = fieldsOf(fieldSchema.parse(json))
  known.set(brick, fields)
  return fields
}

/** The fields of an object schema. */
export function fieldsOf(schema: FieldSchema): FormField[] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({ name, schema: field, widget: field.widget ?? widgetFor(field) }))
}

/** The widget for a field that names none. */
export function widgetFor(schema: FieldSchema): Widget {
  if (schema.enum) return 'select'
  if (schema.type === 'boolean') return 'toggle'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'array') return 'list'
  if (schema.type === 'object') return 'map'
  return 'text'
}

/** Widgets that need the whole width; the others stand two in a row. */
const WIDE = new Set<Widget>([
  'text',
  'url',
  'pair',
  'cron',
  'code',
  'formula',
  'path',
  'contract',
  'abi-function',
  'headers',
  'secret',
  'list',
  'map',
])

/** Whether a field takes a whole row. */
export const isWide = ({ widget, schema }: FormField): boolean =>
  WIDE.has(widget) || (widget === 'select' && (schema.enum ?? []).join('').length > 18)
