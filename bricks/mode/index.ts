import { z } from 'zod'
import { defineBrick, formatType, type InputTypes } from '../kit'
import { agreeBy, mode } from '../kit/agree'

export default defineBrick({
  id: 'mode',
  version: 1,
  kind: 'agree',
  title: 'Mode',
  summary: 'Takes the value that most workers state, when a quorum states it.',
  icon: 'vote',
  needs: [],
  config: z.object({
    ignoreCase: z.boolean().default(false).meta({
      title: 'Ignore capitals and spaces',
      widget: 'toggle',
      description: 'Of texts: “Rain” and “ rain” count as one. The result is written small.',
    }),
    digits: z.int().min(0).max(36).optional().meta({
      title: 'Round to',
      widget: 'number',
      unit: 'decimals',
      description: 'Of decimals: equal after rounding, half-even, counts as one. Empty compares every digit.',
    }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'text', 'bool', 'time', 'bytes', 'address(evm)', 'address(substrate)'] } },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(inputs.value) : 'text' }),
  words: ({ digits }) => `take the most stated value${digits === undefined ? '' : `, rounded to ${digits} decimals`}`,
  subtitle: () => 'Agree',
  rows: ({ ignoreCase, digits }) => [
    { label: 'Texts', value: ignoreCase ? 'small, single spaces' : 'as they are' },
    { label: 'Decimals', value: digits === undefined ? 'every digit' : `rounded to ${digits}` },
  ],
  agree: (votes, { ignoreCase, digits }, policy, inputTypes) => {
    const applies = { ignoreCase: ignoreCase && isOf('text', inputTypes), digits: isOf('decimal', inputTypes) ? digits : undefined }
    return agreeBy(mode)(votes, applies, policy)
  },
})

/** Text that reads like a number is text all the same. */
const isOf = (kind: 'text' | 'decimal', types: InputTypes | undefined): boolean => types?.value === undefined || types.value.kind === kind
