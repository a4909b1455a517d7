import { z } from 'zod'
import { type ConfigIssue, defineBrick, type InputTypes } from '../kit'
import { checkOperands, compareValues, differentUnits, OPERATORS, type Operator } from './compare'

const config = z.object({
  operator: z.enum(['is_true', 'is_false', 'eq', 'ne', 'gt', 'gte', 'lt', 'lte']).default('gt').meta({ title: 'Is', widget: 'select' }),
  right: z.string().max(400).default('0').meta({
    title: 'Than',
    widget: 'text',
    placeholder: '1000',
    description: 'A number, true or false, text, or a time. A wire to “right” takes its place.',
  }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'condition',
  version: 1,
  kind: 'flow',
  title: 'Condition',
  summary: 'Compares a value and sends the run down one of two branches.',
  icon: 'split',
  needs: [],
  config,
  inputs: {
    left: { title: 'Value', accepts: ['any'] },
    right: { title: 'Compared with', accepts: ['any'], optional: true },
  },
  outputs: { true: 'signal', false: 'signal' },
  check: ({ config, inputs }) => checkSettings(config, inputs),
  words: ({ operator, right }) => `if it ${OPERATORS[operator].words}${takesRight(operator) ? ` ${right}` : ''}`,
  subtitle: ({ operator, right }) => `${OPERATORS[operator].words}${takesRight(operator) ? ` ${right}` : ''}`,
  rows: ({ operator, right }) => [{ label: 'When', value: `${OPERATORS[operator].sign}${takesRight(operator) ? ` ${right}` : ''}` }],
  codes: {
    different_units: {
      title: 'Two units are compared',
      cause: 'A Condition compares numbers that count different things, such as USD and USDT.',
      remedy: 'Convert one of them first. If you mean to compare the bare numbers, go on.',
    },
  },
  execute({ config, inputs, explain }) {
    const { holds, reason } = compareValues(inputs.left, config.operator, inputs.right ?? config.right)
    explain(reason)
    return holds ? { true: true } : { false: true }
  },
})

const takesRight = (operator: Operator): boolean => operator !== 'is_true' && operator !== 'is_false'

function checkSettings({ operator, right }: Config, { left, right: wired }: InputTypes): ConfigIssue[] {
  if (!left) return []
  const message = checkOperands(left, operator, takesRight(operator) ? (wired ?? right) : undefined)
  const units = wired && takesRight(operator) ? differentUnits(left, wired) : undefined
  if (message === undefined && units)
    return [
      {
        code: 'different_units',
        severity: 'warning',
        port: 'right',
        message: `${units[0]} is compared with ${units[1]}, number with number. Put a Convert brick between, unless that is what you mean.`,
      },
    ]
  return message === undefined ? [] : [{ code: 'bad_condition', message, path: wired === undefined ? 'right' : 'operator' }]
}
