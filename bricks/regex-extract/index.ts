import { z } from 'zod'
import { asOptionalAs, type ConfigIssue, defineBrick, Fault, orMissing, passMissing } from '../kit'
import { compilePattern } from './pattern'

const config = z.object({
  pattern: z.string().min(1).max(1000).default('[0-9]+(?:\\.[0-9]+)?').meta({
    title: 'Pattern',
    widget: 'code',
    placeholder: 'Price: ([0-9.]+)',
    description: 'A regular expression in RE2’s syntax. (?i) at the start ignores case.',
  }),
  group: z
    .string()
    .regex(/^(?:\d{1,3}|[A-Za-z_]\w{0,31})$/, 'Use a number such as 1, or a group’s name.')
    .default('0')
    .meta({ title: 'Group', widget: 'text', description: 'Number or name of the part in brackets to take; 0 is the whole match.' }),
  take: z.enum(['first', 'all']).default('first').meta({ title: 'If several match', widget: 'select' }),
  noMatch: z.enum(['fault', 'missing']).default('fault').meta({
    title: 'If none matches',
    widget: 'select',
    description: 'fault: fail. missing: give no value, or an empty list.',
    advanced: true,
  }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'regex-extract',
  version: 1,
  kind: 'transform',
  title: 'Regex extract',
  summary: 'Takes a part out of text by a pattern, in linear time.',
  icon: 'filter',
  needs: [],
  config,
  inputs: { value: { title: 'Text', accepts: orMissing(['text']) } },
  outputs: ({ config, inputs }) => ({ value: asOptionalAs(inputs.value, resultOf(config)) }),
  check: ({ config }) => checkPattern(config),
  words: ({ pattern }) => `find ${pattern}`,
  subtitle: ({ pattern }) => pattern,
  rows: ({ pattern, group, take }) => [
    { label: 'Pattern', value: pattern },
    { label: 'Group', value: group === '0' ? 'whole match' : group },
    { label: 'Take', value: take },
  ],
  codes: {
    bad_pattern: {
      title: 'The pattern is wrong',
      cause:
        'It cannot be read, is too large, or has no such group. Look-around and back-references do not exist: they take no linear time.',
      remedy: 'Correct the pattern as the message says.',
    },
    no_match: {
      title: 'The pattern finds nothing',
      cause: 'The text has no such part. The source may have changed, or answered with an error page.',
      remedy: 'Compare the pattern with the text in the run.',
    },
    regex_too_costly: {
      title: 'Too much text for the pattern',
      cause: 'Text times pattern times matches is more than a worker does in one run.',
      remedy: 'Cut the text down first, use a shorter pattern, or take the first match only.',
    },
  },
  execute({ config, inputs, explain }) {
    const missing = passMissing(inputs.value, 'value')
    if (missing) return missing
    const { value: text } = inputs
    if (text === undefined) throw new Fault('input_missing', 'No text arrived at Regex extract.', { remedy: 'Wire a text to it.' })
    if (typeof text !== 'string') throw new Fault('bad_input', 'The value is no text.', { remedy: 'Check what is wired to “value”.' })
    const pattern = compilePattern(config.pattern, config.group)
    if (config.take === 'all') {
      const found = pattern.all(text)
      if (found.length === 0 && config.noMatch === 'fault') throw noMatch(config, text)
      explain(`${found.length} matches`)
      return { value: found }
    }
    const found = pattern.first(text)
    if (found === undefined && config.noMatch === 'fault') throw noMatch(config, text)
    return { value: found ?? null }
  },
})

const resultOf = ({ take, noMatch }: Config): string => (take === 'all' ? 'list<text>' : noMatch === 'missing' ? 'text?' : 'text')

const noMatch = ({ pattern, group }: Config, text: string): Fault =>
  new Fault(
    'no_match',
    `“${pattern}”${group === '0' ? '' : `, group ${group},`} matches nothing in a text of ${text.length} characters: “${text.trim().slice(0, 60)}”.`,
    { remedy: 'Compare the pattern with the text: the source may have changed.' },
  )

function checkPattern({ pattern, group }: Config): ConfigIssue[] {
  const problem = (at: string): string | undefined => {
    try {
      compilePattern(pattern, at)
      return undefined
    } catch (error) {
      return Fault.from(error).message
    }
  }
  const wrong = problem('0')
  if (wrong !== undefined) return [{ code: 'bad_pattern', message: wrong, path: 'pattern' }]
  const noGroup = problem(group)
  return noGroup === undefined ? [] : [{ code: 'bad_pattern', message: noGroup, path: 'group' }]
}
