import { z } from 'zod'
import { defineBrick, formatType, type OutputTypes } from '../kit'

export default defineBrick({
  id: 'on-failure',
  version: 1,
  kind: 'flow',
  title: 'On failure',
  summary: 'Sends the run down another branch when what comes before it failed.',
  icon: 'shield-check',
  needs: [],
  config: z.object({
    codes: z
      .array(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'Use a code such as http_status.'))
      .max(16)
      .default([])
      .meta({ title: 'Only for', widget: 'list', description: 'Codes such as http_status. With none, for every failure.', advanced: true }),
  }),
  inputs: { value: { title: 'Value', accepts: ['any'], absent: 'omit' } },
  outputs: ({ inputs }): OutputTypes => ({
    value: inputs.value ? formatType(inputs.value) : 'json',
    failure: 'record{code:text,message:text,retry:bool}',
    failed: 'signal',
  }),
  words: ({ codes }) =>
    codes.length === 0 ? 'if it failed, take another branch' : `if it failed with ${codes.join(' or ')}, take another branch`,
  subtitle: ({ codes }) => (codes.length === 0 ? 'Any failure' : codes.join(', ')),
  rows: ({ codes }) => [{ label: 'Only for', value: codes.length === 0 ? 'any' : codes.join(', ') }],
  execute({ config, inputs, failures, explain }) {
    const { value } = inputs
    if (value !== undefined) return { value }
    const fault = failures.value
    if (!fault) {
      explain('nothing arrived, and nothing failed')
      return {}
    }
    const { code, message, retry } = fault
    if (config.codes.length > 0 && !config.codes.includes(code)) {
      explain(`failed with ${code}, which is not waited for: ${message}`)
      return {}
    }
    explain(`failed: ${message}`)
    return { failure: { code, message, retry }, failed: true }
  },
})
