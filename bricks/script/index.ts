import {
  amountOf,
  type ConfigIssue,
  canonicalJson,
  defineBrick,
  Fault,
  type InputPort,
  type Json,
  type PortValues,
  type Value,
} from '../kit'
import { MAX_CODE_BYTES, type ScriptConfig, scriptConfig } from './config'
import { readResult } from './result'

export default defineBrick({
  id: 'script',
  version: 1,
  kind: 'transform',
  title: 'Script',
  summary: 'Runs your JavaScript or TypeScript on its inputs, alike on every worker.',
  icon: 'code',
  needs: ['script'],
  config: scriptConfig,
  inputs: ({ inputs }) => Object.fromEntries(Object.entries(inputs).map(([name, type]) => [name, portOf(name, type)])),
  outputs: ({ config }) => ({ value: config.output }),
  check: ({ config }) => checkCode(config),
  limits: ({ gas }) => ({ timeMs: Math.ceil(gas / UNITS_PER_MS) }),
  words: ({ language }) => `run ${language === 'typescript' ? 'TypeScript' : 'JavaScript'}`,
  subtitle: ({ code }) => firstLine(code),
  rows: ({ inputs, output }) => [
    ...Object.entries(inputs)
      .slice(0, 4)
      .map(([label, value]) => ({ label, value })),
    { label: 'Result', value: output },
  ],
  codes: {
    bad_script: {
      title: 'The script is empty or too long',
      cause: 'There is no code, nothing in it is returned, or it is longer than 20 KB.',
      remedy: 'Write function main(inputs) { … } or lines that end with return.',
    },
    script_type: {
      title: 'The script returned another type',
      cause: 'What main returned does not fit the type of the result.',
      remedy: 'Return a value of that type, or change the type of the result.',
    },
  },
  async execute({ config, inputs, host, nowMs, trigger, explain }) {
    const { code, language, gas, output } = config
    // The same for every worker, and another one in the next run.
    const seed = canonicalJson([trigger, code])
    const { value, gasUsed } = await host.script.run({ code, language, gas, nowMs, seed, inputs: readInputs(config, inputs) })
    explain(`${gasUsed.toLocaleString('en-US')} of ${gas.toLocaleString('en-US')} units of work`)
    return { value: readResult(value, output, nowMs) }
  },
})

/** A slow machine’s pace. */
const UNITS_PER_MS = 100_000

/** A plain decimal port also takes a price, as its amount. */
const portOf = (name: string, type: string): InputPort => ({ title: name, accepts: type === 'decimal' ? ['decimal', 'price'] : [type] })

function readInputs({ inputs: types }: ScriptConfig, inputs: PortValues): Json {
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [name, readInput(name, type, inputs[name])]))
}

function readInput(name: string, type: string, value: Value | undefined): Json {
  if (value === undefined) throw new Fault('input_missing', `No value arrived for “${name}”.`, { remedy: 'Wire something to this port.' })
  // A value is JSON whatever its type: a price is an object like any other.
  return type === 'decimal' ? (amountOf(value) ?? value) : value
}

function checkCode({ code }: ScriptConfig): ConfigIssue[] {
  const issue = (message: string): ConfigIssue[] => [{ code: 'bad_script', path: 'code', message }]
  if (code.trim() === '') return issue('There is no code. Write function main(inputs) { … } or lines that end with return.')
  if (new TextEncoder().encode(code).length > MAX_CODE_BYTES) return issue('The code is longer than 20 KB. Split it over two bricks.')
  if (!/\b(?:return|main)\b/.test(code)) return issue('Nothing is returned. End with return, or write function main(inputs) { … }.')
  return []
}

function firstLine(code: string): string {
  const lines = code.split('\n').map((line) => line.trim())
  return lines.find((line) => line !== '' && !line.startsWith('function main')) ?? lines[0] ?? ''
}
