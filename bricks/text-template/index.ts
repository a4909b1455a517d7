import { defineBrick, Fault, type InputPort, type PortValues, parseType } from '../kit'
import { type TextTemplateConfig, textTemplateConfig } from './config'
import { formatValue } from './format'
import { checkTemplate, parseTemplate } from './parse'

/** Longer texts belong into a store, not on a wire. */
const MAX_LENGTH = 200_000

export default defineBrick({
  id: 'text-template',
  version: 1,
  kind: 'transform',
  title: 'Text template',
  summary: 'Writes a text with values in it.',
  icon: 'type',
  needs: [],
  config: textTemplateConfig,
  inputs: ({ inputs }) => Object.fromEntries(Object.entries(inputs).map(([name, type]) => [name, portOf(name, type)])),
  outputs: { value: 'text' },
  check: ({ config }) => checkTemplate(config),
  words: ({ template }) => `write “${shorten(template)}”`,
  subtitle: ({ template }) => shorten(template),
  rows: ({ inputs }) =>
    Object.entries(inputs)
      .slice(0, 5)
      .map(([label, value]) => ({ label, value })),
  codes: {
    unknown_placeholder: {
      title: 'No such input',
      cause: 'The template names an input that the brick does not have.',
      remedy: 'Correct the name in the template, or add an input of that name.',
    },
    bad_template: {
      title: 'The template is wrong',
      cause: 'A place is not closed, or its format does not go with the type of its input.',
      remedy: 'Write places as {{name}} or {{name:2}}; the message lists the formats of the type.',
    },
    unused_input: {
      title: 'An input is not used',
      cause: 'Nothing in the template stands for this input.',
      remedy: 'Add {{name}} to the template, or remove the input.',
    },
    text_too_long: {
      title: 'The text is too long',
      cause: 'With its values filled in, the text is longer than a wire carries.',
      remedy: 'Leave long values out, or put their hash in.',
    },
  },
  execute: ({ config, inputs }) => ({ value: fill(config, inputs) }),
})

const portOf = (name: string, type: string): InputPort => ({ title: name, accepts: [type] })

function fill({ template, inputs: types }: TextTemplateConfig, inputs: PortValues): string {
  let text = ''
  for (const piece of parseTemplate(template) ?? []) {
    text += 'text' in piece ? piece.text : written(piece, types, inputs)
    // Before the next piece: a thousand places of one long value would not fit into memory.
    if (text.length > MAX_LENGTH)
      throw new Fault('text_too_long', `The text has more than ${MAX_LENGTH} characters.`, {
        remedy: 'Leave long values out, or put their hash in.',
      })
  }
  return text
}

function written({ name, format }: { name: string; format: string }, types: TextTemplateConfig['inputs'], inputs: PortValues): string {
  const type = Object.hasOwn(types, name) ? types[name] : undefined
  if (type === undefined) throw new Fault('bad_template', `No input is called “${name}”.`, { remedy: 'Correct the name in the template.' })
  const value = inputs[name]
  if (value === undefined) throw new Fault('input_missing', `No value arrived at “${name}”.`, { remedy: `Wire something to ${name}.` })
  return formatValue(name, parseType(type), format, value)
}

const shorten = (template: string): string => {
  const line = template.trim().replace(/\s+/g, ' ')
  return line.length > 48 ? `${line.slice(0, 47)}…` : line
}
