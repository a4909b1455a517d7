import { parseArgs } from 'node:util'
import { stringify } from 'lossless-json'
import { bricks } from '../../bricks'
import { type Brick, compilePath, Fault, formatType, type InputPort, isLosslessNumber, type Json } from '../../bricks/kit'
import { readInput } from '../rehearse/read-input'
import { tryBrick } from '../rehearse/try-brick'
import { typesOf } from './brick'
import { type Command, EXIT, UsageError } from './command'
import { readJson } from './read-graph'

/** `phat eval`: a path or a formula over a file, exactly as bricks evaluate them. */
export const command: Command = {
  help: `phat eval --path PATH --json-file FILE
phat eval --formula EXPR [--inputs FILE] [--types JSON] [--json]

--path     a JSONPath (RFC 9535); prints the JSON array of what it selects, every digit kept
--formula  an expression over named inputs; prints its value as JSON, decimals as text
--inputs   an object of names and values; “-” reads standard input
--types    the inputs’ wire types where the values do not say them: '{"price":"price(ETH/USD)"}'
--json     {ok, type, value}, or {ok: false, fault}
Exit 0: a result. 1: the path or the formula has a mistake. 3: it failed on this input.`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        path: { type: 'string' },
        'json-file': { type: 'string' },
        formula: { type: 'string' },
        inputs: { type: 'string' },
        types: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const json = values.json ?? false
    if (values.path !== undefined && values.formula === undefined) {
      if (values['json-file'] === undefined) throw new UsageError('Name the JSON file with --json-file.')
      return answer(json, selected(values.path, await readJson(values['json-file'])))
    }
    if (values.formula === undefined || values.path !== undefined) throw new UsageError('Give either --path or --formula.')
    const inputs = values.inputs === undefined ? {} : await readJson(values.inputs)
    return answer(json, await computed(values.formula, inputs, typesOf(values.types)))
  },
}

type Answer = { ok: true; print: string; json: unknown } | { ok: false; fault: Fault }

function selected(path: string, document: Json): Answer {
  try {
    const value = compilePath(path).select(document)
    return { ok: true, print: stringify(value) ?? '[]', json: value }
  } catch (error) {
    return { ok: false, fault: Fault.from(error) }
  }
}

const ANY: InputPort = { title: 'Input', accepts: ['any'] }

async function computed(expression: string, inputs: Json, types: Record<string, string>): Promise<Answer> {
  try {
    const formula = (bricks as readonly Brick[]).find(({ id }) => id === 'formula')
    if (!formula || typeof inputs !== 'object' || inputs === null || Array.isArray(inputs) || isLosslessNumber(inputs))
      throw new Fault('bad_input', 'The inputs are no object of names and values.', { remedy: 'Write {"price": "3482.24"}.' })
    const given = Object.entries(inputs as Record<string, Json>)
    const typed = given.flatMap(([name, value]) => {
      const type = (Object.hasOwn(types, name) ? types[name] : undefined) ?? formatType(readInput(name, ANY, value).type)
      // A formula reads no JSON: what it cannot use is not there for it.
      return type === 'json' ? [] : [{ name, value, type }]
    })
    const named = Object.fromEntries(typed.map(({ name, type }) => [name, type]))
    const result = await tryBrick({
      brick: formula,
      config: { expression, inputs: named },
      inputs: Object.fromEntries(typed.map(({ name, value }) => [name, value])),
      types: named,
      nowMs: 0,
      http: NONE,
    })
    if (!result.ok) return { ok: false, fault: new Fault(result.fault.code, result.fault.message, result.fault) }
    const value = result.outputs.result
    return { ok: true, print: stringify(value) ?? 'null', json: { ok: true, type: result.types.result, value } }
  } catch (error) {
    return { ok: false, fault: Fault.from(error) }
  }
}

const NONE = { request: () => Promise.reject(new Error('A formula makes no requests.')) }

const MISTAKES = new Set(['bad_path', 'bad_formula', 'bad_config', 'bad_input', 'type_mismatch'])

function answer(json: boolean, result: Answer): number {
  if (result.ok) {
    console.log(json ? stringify(result.json) : result.print)
    return EXIT.ok
  }
  const { fault } = result
  if (json) console.log(JSON.stringify({ ok: false, fault }))
  else console.error(`${fault.message}\n${fault.remedy}`)
  return MISTAKES.has(fault.code) ? EXIT.different : EXIT.refused
}
