import { z } from 'zod'
import { parseType, type WireType } from '../kit'

/** Names that ports keep for themselves. */
const RESERVED = new Set(['run'])

const carriesValue = (type: WireType): boolean =>
  type.kind === 'list' || type.kind === 'optional' ? carriesValue(type.of) : type.kind !== 'signal'

function isInputType(text: string): boolean {
  try {
    return carriesValue(parseType(text))
  } catch {
    return false
  }
}

const inputName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/, 'Start with a letter; letters, digits and “_” may follow.')
  .refine((name) => !RESERVED.has(name), 'This word has another meaning. Use another name.')

/** Settings of the Text template brick. */
export const textTemplateConfig = z.object({
  template: z.string().max(10_000).default('The value is {{value}}.').meta({
    title: 'Template',
    widget: 'code',
    placeholder: 'ETH costs {{price:2}} USD.',
    description: 'Each {{name}} is replaced by that input. {{price:2}} has two digits, {{when:date}} is a date, {{reply:json}} is JSON.',
  }),
  inputs: z
    .record(inputName, z.string().refine(isInputType, 'Use a type such as decimal, text, time, bool, price or json.'))
    .refine((inputs) => Object.keys(inputs).length <= 32, 'At most 32 inputs.')
    .default({ value: 'decimal' })
    .meta({ title: 'Inputs', widget: 'map', description: 'A port for each name, with its type: decimal, text, time, price, json, text?.' }),
})

/** Settings of the Text template brick, complete. */
export type TextTemplateConfig = z.output<typeof textTemplateConfig>
