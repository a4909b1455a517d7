import { type BrickRow, defineBrick, type InputPort } from '../kit'
import { ANY_LIST } from '../kit/list-types'
import { type ListConfig, listConfig, type Operation } from './config'
import { operate } from './operate'
import { readItems } from './read-items'
import { checkList, resultType } from './types'

const WORDS: Readonly<Record<Operation, (config: ListConfig) => string>> = {
  map: ({ formula }) => `turn each item into ${formula}`,
  filter: ({ formula }) => `keep the items where ${formula}`,
  sort: ({ formula, order }) => `sort the items by ${formula}, ${order === 'asc' ? 'rising' : 'falling'}`,
  slice: ({ from, take }) => `take ${take === 0 ? 'all items' : `${take} items`} from place ${from}`,
  first: () => 'take the first item',
  last: () => 'take the last item',
  unique: () => 'leave out repeated items',
  count: () => 'count the items',
  min: () => 'take the smallest item',
  max: () => 'take the largest item',
  sum: () => 'add the items up',
  mean: () => 'take the mean of the items',
  'weighted-mean': () => 'take the weighted mean of the items',
  'trimmed-mean': ({ trim }) => `take the mean without ${trim}\u00a0% at each end`,
  median: () => 'take the median of the items',
  'weighted-median': () => 'take the weighted median of the items',
  mode: () => 'take the most frequent item',
  deviation: ({ spread }) => `take the standard deviation of the ${spread}`,
}

const isWeighted = (operation: Operation): boolean => operation === 'weighted-mean' || operation === 'weighted-median'

export default defineBrick({
  id: 'list',
  version: 1,
  kind: 'transform',
  title: 'List',
  summary: 'Works on a list: maps, filters, sorts it, or makes one exact number of it.',
  icon: 'list',
  needs: [],
  config: listConfig,
  inputs: ({ operation }): Record<string, InputPort> => ({
    value: { title: 'List', accepts: ANY_LIST },
    ...(isWeighted(operation) ? { weights: { title: 'Weights', accepts: ['list<decimal>', 'json'] } } : {}),
  }),
  outputs: ({ config, inputs }) => ({ value: resultType(config, inputs.value) }),
  check: ({ config, inputs }) => checkList(config, inputs.value),
  codes: {
    bad_list: {
      title: 'The list cannot be worked on so',
      cause: 'What a List brick is to do does not go with what its items are, or with what its formula gives.',
      remedy: 'Change what the items are read as, the operation, or the formula.',
    },
    too_few_items: {
      title: 'Too few items',
      cause: 'A list is empty, or a sample’s deviation was asked of a single item: there is no such number.',
      remedy: 'Compare with the source’s reply. Where empty lists are normal, put a Fallback behind.',
    },
    list_too_long: {
      title: 'The list is too long',
      cause: 'A list has more than 10,000 items.',
      remedy: 'Select fewer items with a narrower path.',
    },
    bad_weights: {
      title: 'The weights do not fit',
      cause: 'There is not one weight for each item, one is below zero, or all are zero.',
      remedy: 'Take items and weights from the same objects of the reply.',
    },
  },
  words: (config) => WORDS[config.operation](config),
  subtitle: (config) => WORDS[config.operation](config),
  rows: rowsOf,
  execute({ config, inputs, explain }) {
    const items = readItems(inputs.value, config.items)
    const weights = isWeighted(config.operation) ? readItems(inputs.weights, 'decimal', 'weights') : []
    const value = operate(config, items, weights)
    explain(`${config.operation} of ${items.length} item${items.length === 1 ? '' : 's'}`)
    return { value }
  },
})

function rowsOf(config: ListConfig): BrickRow[] {
  const { operation, items, formula, convention, trim, spread } = config
  const more: Partial<Record<Operation, BrickRow>> = {
    map: { label: 'Formula', value: formula },
    filter: { label: 'Formula', value: formula },
    sort: { label: 'By', value: formula },
    median: { label: 'Of an even number', value: convention },
    'weighted-median': { label: 'Of an even number', value: convention },
    'trimmed-mean': { label: 'Trim', value: `${trim}\u00a0%` },
    deviation: { label: 'Of a', value: spread },
  }
  const row = more[operation]
  return [{ label: 'Do', value: operation }, { label: 'Items are', value: items }, ...(row ? [row] : [])]
}
