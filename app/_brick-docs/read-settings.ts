import { z } from 'zod'

const property = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  unit: z.string().optional(),
  default: z.json().optional(),
  enum: z.array(z.json()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})
const objectSchema = z.looseObject({ properties: z.record(z.string(), property).default({}), required: z.array(z.string()).default([]) })

/** One setting of a brick, in words. */
export interface Setting {
  name: string
  title: string
  description: string
  /** What holds unless set; undefined when it must be set. */
  preset: string | undefined
  choices: string[]
  /** `0–36`, where both ends are limited. */
  range: string | undefined
}

/** The settings of a brick from its config's JSON Schema. */
export function readSettings(config: unknown): Setting[] {
  const parsed = objectSchema.safeParse(config)
  if (!parsed.success) return []
  return Object.entries(parsed.data.properties).map(
    ([name, { title, description, unit, default: preset, enum: choices, minimum, maximum }]) => ({
      name,
      title: title ?? name,
      description: description ?? '',
      preset:
        preset === undefined
          ? parsed.data.required.includes(name)
            ? undefined
            : '–'
          : `${show(preset)}${unit === undefined ? '' : `\u00a0${unit}`}`,
      choices: (choices ?? []).map(show),
      // JSON Schema writes the bounds of a safe integer where none was meant.
      range: minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `${minimum}–${maximum}` : undefined,
    }),
  )
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(show).join(', ')
  if (value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
