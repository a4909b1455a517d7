import { z } from 'zod'
import { type ConfigIssue, defineBrick, type InputTypes } from '../kit'
import { checkOperands, compareValues, OPERATORS, type Operator } from './compare'

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
  return message === undefined ? [] : [{ code: 'bad_condition', message, path: wired === undefined ? 'right' : 'operator' }]
}
