import { z } from 'zod'
import { defineBrick, formatType } from '../kit'
import { agreeBy, identical } from '../kit/agree'

export default defineBrick({
  id: 'identical',
  version: 1,
  kind: 'agree',
  title: 'Identical',
  summary: 'Takes a value that a quorum of workers states exactly alike.',
  icon: 'equal',
  needs: [],
  config: z.object({}),
  inputs: { value: { title: 'Value', accepts: ['any'] } },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(inputs.value) : 'json' }),
  words: () => 'take the value that all state alike',
  subtitle: () => 'Agree',
  rows: () => [{ label: 'Compared', value: 'whole, by canonical JSON' }],
  agree: agreeBy(() => identical),
})
