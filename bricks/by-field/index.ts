import { type ConfigIssue, defineBrick, type WireType } from '../kit'
import { agreeByField, outputsOf } from './agree'
import { type ByFieldConfig, byFieldConfig } from './config'
import { planFields } from './fields'

export default defineBrick({
  id: 'by-field',
  version: 1,
  kind: 'agree',
  title: 'By field',
  summary: 'Agrees on a record as a whole, each field by its own rule.',
  icon: 'table',
  needs: [],
  config: byFieldConfig,
  inputs: { value: { title: 'Record', accepts: ['record{}', 'json'] } },
  outputs: ({ config, inputs }) => outputsOf(planFields(config, inputs.value)),
  check: ({ config, inputs }) => checkFields(config, inputs.value),
  words: ({ fields }) => (fields.length === 0 ? 'agree on every field' : `agree on ${fields.map(({ name }) => name).join(', ')}`),
  subtitle: () => 'Agree',
  rows: ({ fields }) =>
    fields.length === 0
      ? [{ label: 'Fields', value: 'all, by their type' }]
      : fields.slice(0, 5).map(({ name, take }) => ({ label: name, value: take })),
  codes: {
    no_fields: {
      title: 'No fields to agree on',
      cause: 'JSON has no fixed fields, and the settings name none.',
      remedy: 'Add the fields that matter, each with its rule.',
    },
    bad_field: {
      title: 'A field does not fit its rule',
      cause: 'The record has no such field, or its type cannot be agreed on that way, such as the median of a text.',
      remedy: 'Choose another rule for the field, such as identical, or correct its name.',
    },
  },
  agree: agreeByField,
})

function checkFields(config: ByFieldConfig, input: WireType | undefined): ConfigIssue[] {
  if (!input) return []
  const plans = planFields(config, input)
  if (plans.length === 0)
    return [{ code: 'no_fields', message: 'No field is named. Add each field that matters, with its rule.', path: 'fields' }]
  return plans.flatMap(({ refusal }, index) =>
    refusal === undefined ? [] : [{ code: 'bad_field', message: refusal, path: `fields.${index}` }],
  )
}
