import { z } from 'zod'
import { defineBrick, formatType } from '../kit'
import { agreeBy, union } from '../kit/agree'

export default defineBrick({
  id: 'union',
  version: 1,
  kind: 'agree',
  title: 'Union',
  summary: 'Joins the lists of all workers, keeping the items that more of them name than may lie.',
  icon: 'combine',
  needs: [],
  config: z.object({}),
  inputs: {
    value: {
      title: 'List',
      accepts: [
        'list<decimal>',
        'list<text>',
        'list<json>',
        'list<time>',
        'list<bytes>',
        'list<address(evm)>',
        'list<address(substrate)>',
        'list<bool>',
        'list<record{}>',
      ],
    },
  },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(inputs.value) : 'list<text>' }),
  words: () => 'join the items that enough of them name',
  subtitle: () => 'Agree',
  rows: () => [
    { label: 'Keeps', value: 'items of f + 1 workers' },
    { label: 'Order', value: 'by value, each once' },
  ],
  agree: agreeBy(() => union),
})
