import { defineBrick } from '../kit'
import { checkCases, chooseCase } from './choose-case'
import { OTHERWISE, switchConfig } from './config'

export default defineBrick({
  id: 'switch',
  version: 1,
  kind: 'flow',
  title: 'Switch',
  summary: 'Sends the run down the first of several named branches that fits.',
  icon: 'waypoints',
  needs: [],
  config: switchConfig,
  inputs: ({ by, type }) => ({
    value: { title: 'Value', accepts: by === 'value' ? ['any'] : type === 'decimal' ? ['decimal', 'price'] : [type] },
  }),
  outputs: ({ config }) => Object.fromEntries([...config.cases.map(({ name }) => name), OTHERWISE].map((name) => [name, 'signal'])),
  check: ({ config, inputs }) => checkCases(config, inputs.value),
  codes: {
    bad_case: {
      title: 'A case that can never fit',
      cause: 'A case of a Switch compares with something that the value can never be, or its formula gives no yes or no.',
      remedy: 'Write a value of the same kind, or a formula such as value > 3000.',
    },
  },
  words: ({ cases }) => `take the branch ${cases.map(({ name }) => name).join(', ')} or ${OTHERWISE}`,
  subtitle: ({ by, cases }) => `${cases.length + 1} branches by ${by}`,
  rows: ({ cases, by }) => [
    ...cases.slice(0, 4).map(({ name, when }) => ({ label: name, value: by === 'value' ? `= ${when}` : when })),
    { label: OTHERWISE, value: 'all others' },
  ],
  execute({ config, inputs, explain }) {
    const { branch, reason } = chooseCase(config, inputs.value)
    explain(reason)
    return { [branch]: true }
  },
})
