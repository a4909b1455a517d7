import { asOptionalAs, type ConfigIssue, defineBrick, Fault, orMissing, passMissing } from '../kit'
import { type ParseNumberConfig, parseNumberConfig } from './config'
import { readNumber } from './read'

export default defineBrick({
  id: 'parse-number',
  version: 1,
  kind: 'transform',
  title: 'Parse number',
  summary: 'Reads a number from text, as the source writes it, without guessing.',
  icon: 'calculator',
  needs: [],
  config: parseNumberConfig,
  inputs: { value: { title: 'Text', accepts: orMissing(['text']) } },
  outputs: ({ config, inputs }) => ({ value: asOptionalAs(inputs.value, config.unit === '' ? 'decimal' : `decimal(${config.unit})`) }),
  check: ({ config }) => checkMarks(config),
  words: ({ unit }) => (unit === '' ? 'read it as a number' : `read it as a number of ${unit}`),
  subtitle: exampleOf,
  rows: (config) => [
    { label: 'Written like', value: exampleOf(config) },
    ...(config.unit === '' ? [] : [{ label: 'Unit', value: config.unit }]),
  ],
  codes: {
    same_marks: {
      title: 'One mark for two things',
      cause: 'The decimal mark also separates thousands, so 1,234 could be either.',
      remedy: 'Choose another separator for thousands, or none.',
    },
  },
  execute({ config, inputs }) {
    const missing = passMissing(inputs.value, 'value')
    if (missing) return missing
    const { value: text } = inputs
    if (text === undefined) throw new Fault('input_missing', 'No text arrived at Parse number.', { remedy: 'Wire a text to it.' })
    if (typeof text !== 'string') throw new Fault('bad_input', 'The value is no text.', { remedy: 'Check what is wired to “value”.' })
    return { value: readNumber(text, config) }
  },
})

/** How a number under these settings looks. */
function exampleOf({ format, decimalMark, thousands, signs, percent, suffixes, grouping }: ParseNumberConfig): string {
  if (format === 'hex') return '0x1f4'
  const group = { none: '', comma: ',', point: '.', space: ' ', apostrophe: '’', underscore: '_' }[thousands]
  const mark = decimalMark === 'point' ? '.' : ','
  const number = grouping === 'indian' ? `12${group}34${group}567${mark}89` : `1${group}234${group}567${mark}89`
  return `${signs[0] ?? ''}${number}${percent === 'refuse' ? (suffixes === 'refuse' ? '' : 'k') : ' %'}`
}

function checkMarks({ format, decimalMark, thousands }: ParseNumberConfig): ConfigIssue[] {
  if (format === 'hex' || decimalMark !== thousands) return []
  return [
    {
      code: 'same_marks',
      path: 'thousands',
      message: `A ${thousands} cannot both separate thousands and stand before the fraction.`,
      fix:
        thousands === 'comma'
          ? { title: 'Decimal point', path: 'decimalMark', value: 'point' }
          : { title: 'Decimal comma', path: 'decimalMark', value: 'comma' },
    },
  ]
}
