import { z } from 'zod'
import { defineBrick } from '../kit'

export default defineBrick({
  id: 'stop',
  version: 1,
  kind: 'flow',
  title: 'Stop',
  summary: 'Ends the run with a reason: nothing is written.',
  icon: 'hand',
  needs: [],
  config: z.object({
    reason: z.string().trim().min(1).max(200).default('Stopped by the workflow.').meta({
      title: 'Reason',
      widget: 'text',
      placeholder: 'The market is closed.',
      description: 'Shown with the run.',
    }),
  }),
  inputs: {},
  outputs: {},
  stops: true,
  words: ({ reason }) => `stop, because “${reason}”`,
  subtitle: ({ reason }) => reason,
  rows: ({ reason }) => [{ label: 'Reason', value: reason }],
  execute({ config, explain }) {
    explain(config.reason)
    return {}
  },
})
