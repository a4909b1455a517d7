import {
  asOptionalAs,
  type ConfigIssue,
  defineBrick,
  Fault,
  type InputPort,
  orMissing,
  type PortValues,
  passMissing,
  type Value,
} from '../kit'
import { type TimeConfig, timeConfig } from './config'
import { parseTime } from './parse'
import { addTo, difference, formatTime, isWholeMs } from './write'

export default defineBrick({
  id: 'time',
  version: 1,
  kind: 'transform',
  title: 'Time',
  summary: 'Reads, writes, moves and compares times.',
  icon: 'timer',
  needs: [],
  config: timeConfig,
  inputs: portsOf,
  outputs: ({ config, inputs }) => ({ value: asOptionalAs(inputs.value, resultOf(config)) }),
  check: ({ config }) => checkSettings(config),
  words: describe,
  subtitle: describe,
  rows: (config) => [{ label: 'What to do', value: describe(config) }],
  codes: {
    bad_time: {
      title: 'Not a time',
      cause: 'The text is not written as set, names a day that does not exist or no offset, or the result is beyond the calendar.',
      remedy: 'Set how the source writes times. If it gives none, set the offset you know it means.',
    },
    bad_span: {
      title: 'The span does not fit',
      cause: 'A span to add must be a whole number of milliseconds; a difference is in seconds or milliseconds.',
      remedy: 'Correct the amount or its unit.',
    },
  },
  execute: ({ config, inputs }) => passMissing(inputs.value, 'value') ?? { value: apply(config, inputs) },
})

function portsOf({ mode, from }: TimeConfig): Record<string, InputPort> {
  if (mode === 'parse') {
    const text = from === 'iso' || from === 'http'
    return { value: { title: text ? 'Text' : 'Number', accepts: orMissing(text ? ['text'] : ['decimal', 'text']) } }
  }
  const value: InputPort = { title: 'Time', accepts: orMissing(['time']) }
  return mode === 'difference' ? { value, since: { title: 'Since', accepts: ['time'] } } : { value }
}

function resultOf({ mode, as, unit }: TimeConfig): string {
  if (mode === 'difference') return `decimal(${unit})`
  if (mode !== 'format') return 'time'
  return as === 'iso' || as === 'date' || as === 'http' ? 'text' : `decimal(${as})`
}

function apply(config: TimeConfig, inputs: PortValues): Value {
  const { mode, unit } = config
  const { value } = inputs
  if (value === undefined) throw new Fault('input_missing', 'No value arrived at Time.', { remedy: 'Wire a value to it.' })
  if (mode === 'parse') return parseTime(value, config)
  const ms = timeAt('value', value)
  if (mode === 'format') return formatTime(ms, config)
  return mode === 'add' ? addTo(ms, config) : difference(ms, timeAt('since', inputs.since), unit === 'ms' ? 'ms' : 's')
}

function timeAt(port: string, value: Value | undefined): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (value === undefined) throw new Fault('input_missing', `No time arrived at “${port}”.`, { remedy: `Wire a time to ${port}.` })
  throw new Fault('bad_input', `The value at “${port}” is no time.`, { remedy: `Check what is wired to ${port}.` })
}

function checkSettings({ mode, amount, unit }: TimeConfig): ConfigIssue[] {
  if (mode === 'add' && !isWholeMs(amount, unit))
    return [{ code: 'bad_span', path: 'amount', message: `${amount} ${unit} is no whole number of milliseconds.` }]
  if (mode === 'difference' && unit !== 's' && unit !== 'ms')
    return [
      {
        code: 'bad_span',
        path: 'unit',
        message: 'A difference is exact in seconds or milliseconds only.',
        fix: { title: 'Use seconds', path: 'unit', value: 's' },
      },
    ]
  return []
}

function describe({ mode, from, as, amount, unit }: TimeConfig): string {
  switch (mode) {
    case 'parse':
      return `read a time from ${from}`
    case 'format':
      return `write the time as ${as}`
    case 'add':
      return `move the time by ${amount} ${unit}`
    case 'difference':
      return `take the ${unit} between two times`
  }
}
