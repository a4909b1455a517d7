import { parseArgs } from 'node:util'
import { stringify } from 'lossless-json'
import { z } from 'zod'
import { bricks } from '../../bricks'
import { type Brick, Fault, isLosslessNumber, type Json } from '../../bricks/kit'
import { describeBrick } from '../rehearse/describe-brick'
import { type TryResult, tryBrick } from '../rehearse/try-brick'
import type { OpenSecret } from '../witness/secrets'
import { type Command, EXIT, UsageError, wholeNumber } from './command'
import { withOutside } from './outside'
import { readJson } from './read-graph'

const all: readonly Brick[] = bricks

/** `phat brick`: what bricks there are, and one brick run by itself. */
export const command: Command = {
  help: `phat brick list [--json]
phat brick run ID [--config FILE] [--input FILE] [--types JSON] [--state FILE] [--now MS] [--json]

list  every brick with its ports and the JSON Schema of its settings
run   one brick by itself, with the code, permissions and limits of a run
--config  its settings as JSON; defaults fill in the rest
--input   an object of port and value; for an agree brick a list of them, one for each worker. “-” reads standard input
--types   an object of port and wire type, where the value alone does not say it: '{"value":"decimal(USD)"}'
--state   what a stateful brick remembers, as its last run printed it
--now     the time it sees, Unix ms (default: this machine’s clock)
A setting’s {secret:NAME} is the value of PHAT_SECRET_NAME in the environment.
Exit 0: it gave values. 1: settings or inputs do not fit. 3: it failed; the fault says why.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        input: { type: 'string' },
        types: { type: 'string' },
        state: { type: 'string' },
        now: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [action, id, ...more] = positionals
    if (action === 'list' && id === undefined) return list(values.json ?? false)
    if (action !== 'run' || id === undefined || more.length > 0) throw new UsageError('Say “list”, or “run” and one brick’s id.')
    const nowMs = values.now === undefined ? Date.now() : wholeNumber(values.now, '--now', 0, Number.MAX_SAFE_INTEGER)
    const result = await run(id, { ...values, nowMs })
    print(result, values.json ?? false)
    if (result.ok) return EXIT.ok
    return result.refused || BEFORE_RUNNING.has(result.fault.code) ? EXIT.different : EXIT.refused
  },
}

const BEFORE_RUNNING = new Set(['bad_config', 'bad_input', 'input_missing', 'type_mismatch', 'unknown_brick'])

function list(json: boolean): number {
  const described = all.map(describeBrick)
  if (json) console.log(JSON.stringify(described))
  else for (const { id, kind, title } of described) console.log(`${id.padEnd(16)} ${kind.padEnd(10)} ${title}`)
  return EXIT.ok
}

interface Files {
  config?: string | undefined
  input?: string | undefined
  types?: string | undefined
  state?: string | undefined
  nowMs: number
}

async function run(id: string, { config, input, types, state, nowMs }: Files): Promise<TryResult> {
  try {
    const brick = all.filter((each) => each.id === id).sort((a, b) => b.version - a.version)[0]
    if (!brick) throw new Fault('unknown_brick', `There is no brick “${id}”.`, { remedy: 'phat brick list names them all.' })
    const inputs = input === undefined ? {} : await readInputs(input)
    const remembered = state === undefined ? undefined : await readJson(state)
    const settings: unknown = config === undefined ? {} : JSON.parse(stringify(await readJson(config)) ?? '{}')
    return await withOutside({ nowMs: () => Date.now() }, async (http) =>
      tryBrick({
        brick,
        config: settings,
        secrets: secretsOf(brick, settings),
        inputs,
        types: typesOf(types),
        state: remembered,
        nowMs,
        http,
      }),
    )
  } catch (error) {
    if (error instanceof UsageError) throw error
    const fault = Fault.from(error).toJSON()
    return { ok: false, fault, ...(fault.code === 'not_json' ? { refused: true } : {}) }
  }
}

/** The secrets that the settings name, from the environment. */
function secretsOf(brick: Brick, settings: unknown): OpenSecret[] {
  const { data } = brick.config.safeParse(settings)
  const { secrets = [], hosts = [] } = data === undefined ? {} : (brick.permissions?.(data) ?? {})
  return secrets.flatMap((name) => {
    const value = process.env[`PHAT_SECRET_${name}`]
    return value ? [{ name, hosts, value }] : []
  })
}

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

async function readInputs(file: string): Promise<Record<string, Json> | Record<string, Json>[]> {
  const read = await readJson(file)
  if (isRecord(read)) return read
  if (Array.isArray(read) && read.every(isRecord)) return read
  throw new Fault('bad_input', `${file} holds neither an object of ports and values nor a list of them.`, {
    remedy: 'Write {"value": "1.5"}.',
  })
}

/** Port → wire type, from the command line. @throws {UsageError} */
export function typesOf(text: string | undefined): Record<string, string> {
  if (text === undefined) return {}
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    throw new UsageError('--types takes a JSON object of names and wire types, such as \'{"value":"decimal(USD)"}\'.')
  }
}

function print(result: TryResult, json: boolean): void {
  if (json) {
    console.log(stringify(result.ok ? result : { ok: false, fault: result.fault }))
    return
  }
  if (!result.ok) {
    console.error(`${result.fault.message}\n${result.fault.remedy}`)
    return
  }
  for (const [port, value] of Object.entries(result.outputs)) console.log(`${port}: ${stringify(value)}`)
  if (result.reason !== undefined) console.log(result.reason)
  if (result.remembered !== undefined) console.log(`remembers: ${stringify(result.remembered)}`)
}
