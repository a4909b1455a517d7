import { type ConfigIssue, compilePath, defineBrick, Fault, type Json, type Value } from '../kit'
import { type JsonSelectConfig, jsonSelectConfig } from './config'
import { convert } from './convert'

export default defineBrick({
  id: 'json-select',
  version: 1,
  kind: 'transform',
  title: 'JSON select',
  summary: 'Takes one value out of JSON and gives it a type.',
  icon: 'braces',
  needs: [],
  config: jsonSelectConfig,
  inputs: { json: { title: 'JSON', accepts: ['json'] } },
  outputs: ({ config }) => ({ value: config.take === 'all' ? `list<${typeOf(config)}>` : typeOf(config) }),
  check: ({ config }) => checkSettings(config),
  words: ({ path }) => `take ${path}`,
  subtitle: ({ path }) => path,
  rows: (config) => [
    { label: 'Path', value: config.path },
    { label: 'Read as', value: typeOf(config) },
  ],
  execute({ config, inputs, explain }) {
    const found = compilePath(config.path).select(asJson(inputs.json))
    if (config.take === 'all') {
      explain(`${found.length} values match ${config.path}`)
      return { value: found.map((value) => convert(value, config)) }
    }
    const chosen = config.take === 'last' ? found.at(-1) : found[0]
    if (chosen === undefined)
      throw new Fault('path_missing', `Nothing matches “${config.path}”.`, {
        remedy: 'Compare the path with the reply: the source may have changed its shape or answered with an error.',
      })
    if (config.take === 'one' && found.length > 1)
      throw new Fault('path_ambiguous', `${found.length} values match “${config.path}”.`, {
        remedy: 'Use a narrower path, or choose which of several to take.',
      })
    return { value: convert(chosen, config) }
  },
})

function typeOf({ as, unit, scale }: JsonSelectConfig): string {
  if (as !== 'decimal' || unit === '') return as
  return scale === undefined ? `decimal(${unit})` : `decimal(${unit},${scale})`
}

function checkSettings({ path }: JsonSelectConfig): ConfigIssue[] {
  try {
    compilePath(path)
    return []
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, message, path: 'path' }]
  }
}

/** The compiler lets only `json` into this port; a price is an object like any other. */
function asJson(value: Value | undefined): Json {
  if (value === undefined) throw new Fault('input_missing', 'No JSON arrived.', { remedy: 'Wire a reply to this brick.' })
  return value
}
