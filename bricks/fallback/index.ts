import { z } from 'zod'
import { type ConfigIssue, defineBrick, durationSetting, formatDuration, formatType, type InputPort, type InputTypes } from '../kit'
import { commonType } from '../kit/common-type'
import { firstThatWorks } from './first-that-works'

const config = z.object({
  count: z.int().min(2).max(8).default(2).meta({ title: 'Inputs', widget: 'number', description: 'Tried in their order.' }),
  maxAgeMs: durationSetting(0, 31_536_000_000).default(0).meta({
    title: 'Not older than',
    widget: 'duration',
    unit: 'ms',
    description: 'For prices: an older one counts as not working. 0 takes any age.',
  }),
})

type Config = z.output<typeof config>

export default defineBrick({
  id: 'fallback',
  version: 1,
  kind: 'transform',
  title: 'Fallback',
  summary: 'Takes the first input that works, and says which and why.',
  icon: 'layers',
  needs: [],
  config,
  inputs: ({ count }) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at): [string, InputPort] => [
        `value${at + 1}`,
        { title: at === 0 ? 'First choice' : `Choice ${at + 1}`, accepts: ['any'], absent: 'omit' },
      ]),
    ),
  outputs: ({ inputs }) => ({ value: typeOf(inputs), used: 'text' }),
  check: ({ config, inputs }) => checkInputs(config, inputs),
  codes: {
    no_input_works: {
      title: 'No input works',
      cause: 'Every input of a Fallback failed, was missing, or brought a price that is too old.',
      remedy: 'The message names what each of them met. Mend one, or add another.',
    },
  },
  words: ({ count, maxAgeMs }) =>
    `take the first of ${count} that works${maxAgeMs > 0 ? `, not older than ${formatDuration(maxAgeMs)}` : ''}`,
  subtitle: ({ count }) => `First of ${count} that works`,
  rows: ({ count, maxAgeMs }) => [
    { label: 'Inputs', value: String(count) },
    ...(maxAgeMs > 0 ? [{ label: 'Not older than', value: formatDuration(maxAgeMs) }] : []),
  ],
  execute({ config, inputs, failures, nowMs, explain }) {
    const { outputs, reason } = firstThatWorks(config, inputs, failures, nowMs)
    explain(reason)
    return outputs
  },
})

/** A value that may be missing is none when it is, so what comes out is there. */
const typesOf = ({ run: _run, ...values }: InputTypes) => Object.values(values).map((type) => (type.kind === 'optional' ? type.of : type))

function typeOf(inputs: InputTypes): string {
  const types = typesOf(inputs)
  const type = commonType(types) ?? types[0]
  return type ? formatType(type) : 'json'
}

function checkInputs({ maxAgeMs }: Config, inputs: InputTypes): ConfigIssue[] {
  const types = typesOf(inputs)
  if (types.length > 0 && !commonType(types))
    return [
      {
        code: 'type_mismatch',
        message: `The inputs bring ${[...new Set(types.map(formatType))].join(' and ')}: what follows needs one type. Convert the others to it.`,
      },
    ]
  if (maxAgeMs === 0 || types.every(({ kind }) => kind === 'price')) return []
  return [
    {
      code: 'type_mismatch',
      message: 'Only a price knows its age, and an input here is none.',
      path: 'maxAgeMs',
      fix: { title: 'Take any age', path: 'maxAgeMs', value: 0 },
    },
  ]
}
