import { type ConfigIssue, parseType } from '../kit'
import type { TextTemplateConfig } from './config'
import { refuseFormat } from './format'

/** A piece of a template: text as it stands, or the place of an input. */
export type Piece = { text: string } | { name: string; format: string }

const PLACE = /\\\{\{|\{\{([^{}]*)\}\}|\{\{/g

/** Splits a template into its pieces; `\{{` stands for the two braces themselves. Undefined where a place is not closed. */
export function parseTemplate(template: string): Piece[] | undefined {
  const pieces: Piece[] = []
  let from = 0
  for (const found of template.matchAll(PLACE)) {
    const [whole, inside] = found
    pieces.push({ text: template.slice(from, found.index) })
    from = found.index + whole.length
    if (whole.startsWith('\\')) pieces.push({ text: '{{' })
    else if (inside === undefined) return undefined
    else pieces.push(placeOf(inside))
  }
  pieces.push({ text: template.slice(from) })
  return pieces
}

function placeOf(inside: string): Piece {
  const [name = '', ...format] = inside.split(':')
  return { name: name.trim(), format: format.join(':').trim() }
}

/** Mistakes in a template, found before any run. */
export function checkTemplate({ template, inputs }: TextTemplateConfig): ConfigIssue[] {
  const pieces = parseTemplate(template)
  if (!pieces) {
    return [{ code: 'bad_template', path: 'template', message: 'A “{{” is not closed by “}}”. For the braces themselves write “\\{{”.' }]
  }
  const places = pieces.filter((piece) => 'name' in piece)
  const names = Object.keys(inputs)
  const issues = places.flatMap(({ name, format }): ConfigIssue[] => {
    const type = Object.hasOwn(inputs, name) ? inputs[name] : undefined
    if (type === undefined) return [unknownPlace(template, name, names)]
    const reason = refuseFormat(parseType(type), format)
    return reason === undefined ? [] : [{ code: 'bad_template', path: 'template', message: `{{${name}:${format}}}: ${reason}` }]
  })
  const used = new Set(places.map(({ name }) => name))
  const unused = names.filter((name) => !used.has(name))
  return [
    ...issues,
    ...unused.map(
      (name): ConfigIssue => ({
        code: 'unused_input',
        severity: 'warning',
        path: 'inputs',
        port: name,
        message: `The template has no {{${name}}}, so this input has no effect.`,
      }),
    ),
  ]
}

function unknownPlace(template: string, name: string, names: readonly string[]): ConfigIssue {
  const only = names.length === 1 ? names[0] : names.find((each) => each.toLowerCase() === name.toLowerCase())
  const given = names.length === 0 ? 'there are none' : `there is ${names.join(', ')}`
  return {
    code: 'unknown_placeholder',
    path: 'template',
    message: `No input is called “${name}”: ${given}.`,
    ...(only === undefined || name === ''
      ? {}
      : {
          fix: {
            title: `Use {{${only}}}`,
            path: 'template',
            value: template.replace(/\{\{([^{}:]*)/g, (whole, inside: string) => (inside.trim() === name ? `{{${only}` : whole)),
          },
        }),
  }
}
