import { z } from 'zod'
import { defineBrick, Fault, formatType, type InputPort, type InputTypes, type OutputTypes, type PortValues } from '../kit'
import { ANY_LIST } from '../kit/list-types'

const port: InputPort = { title: 'List', accepts: ANY_LIST }

export default defineBrick({
  id: 'for-each',
  version: 1,
  kind: 'flow',
  title: 'For each',
  summary: 'Gives each item of a list a port of its own, up to a fixed number.',
  icon: 'repeat',
  needs: [],
  config: z.object({
    items: z
      .int()
      .min(1)
      .max(16)
      .default(4)
      .meta({ title: 'Items', widget: 'number', description: 'As many ports as the list may have items.' }),
    more: z.enum(['fail', 'ignore']).default('fail').meta({
      title: 'If there are more',
      widget: 'select',
      description: 'Fail: the run says so. Ignore: the first ones are taken.',
    }),
  }),
  inputs: { value: port },
  outputs: ({ config, inputs }): OutputTypes => ({
    ...Object.fromEntries(Array.from({ length: config.items }, (_, at) => [`item${at + 1}`, itemType(inputs)])),
    count: 'decimal',
  }),
  codes: {
    too_many_items: {
      title: 'More items than ports',
      cause: 'A list has more items than For each is set to, and it may not leave any out.',
      remedy: 'Raise the number of items, slice or filter the list before, or let it ignore the rest.',
    },
  },
  words: ({ items }) => `take up to ${items} items one by one`,
  subtitle: ({ items }) => `Up to ${items} items`,
  rows: ({ items, more }) => [
    { label: 'Items', value: String(items) },
    { label: 'If there are more', value: more },
  ],
  execute({ config, inputs, explain }): PortValues {
    const { value } = inputs
    if (!Array.isArray(value))
      throw new Fault('bad_input', 'What arrived at For each is not a list.', { remedy: 'Select an array with JSON select.' })
    const taken = value.slice(0, config.items)
    if (value.length > config.items && config.more === 'fail')
      throw new Fault('too_many_items', `The list has ${value.length} items, and ${config.items} are expected at most.`, {
        remedy: 'Raise the number of items, or slice the list before.',
      })
    explain(
      taken.length < value.length
        ? `${taken.length} of ${value.length} items taken`
        : `the list has ${value.length} item${value.length === 1 ? '' : 's'}`,
    )
    return { ...Object.fromEntries(taken.map((item, at) => [`item${at + 1}`, item])), count: String(taken.length) }
  },
})

const itemType = ({ value }: InputTypes): string => (value?.kind === 'list' ? formatType(value.of) : 'json')
