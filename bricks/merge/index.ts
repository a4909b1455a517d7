import { z } from 'zod'
import { type ConfigIssue, defineBrick, type InputPort, type InputTypes, type OutputTypes } from '../kit'
import { mergeInputs } from './merge-inputs'
import { checkInputs, mergedType } from './merged-type'

const config = z.object({
  give: z.enum(['first', 'list', 'record', 'signal']).default('first').meta({
    title: 'Give',
    widget: 'select',
    description: 'The first value there is; all there are, as a list or a record; or a signal when any of several signals comes.',
  }),
  count: z.int().min(2).max(8).default(2).meta({ title: 'Inputs', widget: 'number' }),
})

type Config = z.output<typeof config>

const WORDS: Readonly<Record<Config['give'], (count: number) => string>> = {
  first: (count) => `take the first of ${count} values that is there`,
  list: (count) => `gather those of ${count} values that are there in a list`,
  record: (count) => `gather those of ${count} values that are there in a record`,
  signal: (count) => `go on when any of ${count} signals comes`,
}

export default defineBrick({
  id: 'merge',
  version: 1,
  kind: 'transform',
  title: 'Merge',
  summary: 'Joins branches again: the first value there is, or all there are.',
  icon: 'git-merge',
  needs: [],
  config,
  inputs: ({ count, give }) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at): [string, InputPort] => [
        `value${at + 1}`,
        { title: `Value ${at + 1}`, accepts: [give === 'signal' ? 'signal' : 'any'], absent: 'omit' },
      ]),
    ),
  outputs: ({ config, inputs }): OutputTypes => ({ value: mergedType(config.give, valuesOf(inputs)) }),
  check: ({ config, inputs }): ConfigIssue[] => checkInputs(config.give, valuesOf(inputs)),
  codes: {
    nothing_arrived: {
      title: 'No branch brought a value',
      cause: 'Every branch that leads to a Merge failed or was not taken, and at least one failed.',
      remedy: 'See the bricks before it: the message names their failures.',
    },
  },
  words: ({ give, count }) => WORDS[give](count),
  subtitle: ({ give }) => (give === 'first' ? 'The first there is' : give === 'signal' ? 'Any signal' : `All, as a ${give}`),
  rows: ({ give, count }) => [
    { label: 'Inputs', value: String(count) },
    { label: 'Give', value: give },
  ],
  execute({ config, inputs, failures, explain }) {
    const { outputs, reason } = mergeInputs(config, inputs, failures)
    explain(reason)
    return outputs
  },
})

/** The types at the numbered ports, without the `run` signal. */
const valuesOf = ({ run: _run, ...values }: InputTypes): InputTypes => values
