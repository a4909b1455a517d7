import { Fault, type ScriptReply, type ScriptRequest } from '../../bricks/kit'
import { CODE_BYTES, MAX_GAS, REQUEST_BYTES } from './limits'
import { loadMachine, loadStripper } from './load'
import { readReply, scriptError } from './reply'
import { locateIn, writeRequest } from './request'

/** Far more than the most gas takes anywhere: past it something is wrong with the machine, not with the script. */
const WALL_MS = 10_000
/** After so much work others have their turn: a chain of scripts must not keep a thread or a page from answering. */
const BREATH_GAS = 1_000_000
const STRIP_GAS = 100_000_000
const STRIPPED_KEPT = 64

/** Runs a script in a world of its own. @throws {Fault} the codes of `Host.script`. */
export async function runScript(request: ScriptRequest): Promise<ScriptReply> {
  const { code, nowMs } = request
  const gas = Math.min(request.gas, MAX_GAS)
  if (byteLength(code) > CODE_BYTES) throw scriptError(`The script is longer than ${CODE_BYTES / 1024} KB.`, 'Split it over two bricks.')
  const plain = request.language === 'typescript' ? await stripTypes(code) : code
  const text = writeRequest(request, plain)
  if (byteLength(text) > REQUEST_BYTES)
    throw new Fault('script_memory', `The script’s inputs are larger than ${REQUEST_BYTES / 1024} KB.`, {
      remedy: 'Select what it needs before it.',
    })
  const machine = await loadMachine()
  const outcome = machine.run(text, { gas, nowMs, late: deadline() })
  if (outcome.gasUsed > BREATH_GAS) await new Promise((next) => setTimeout(next, 0))
  return { value: readReply(outcome, gas, locateIn(plain)), gasUsed: outcome.gasUsed }
}

const byteLength = (text: string) => new TextEncoder().encode(text).length

function deadline(): () => boolean {
  const until = performance.now() + WALL_MS
  return () => performance.now() > until
}

const stripped = new Map<string, string>()

/** The same lines without types. A workflow runs the same few scripts again and again, so the last ones are kept. */
async function stripTypes(code: string): Promise<string> {
  const known = stripped.get(code)
  if (known !== undefined) return known
  const machine = await loadStripper()
  const outcome = machine.run(JSON.stringify({ code }), { gas: STRIP_GAS, nowMs: 0, late: deadline() })
  const plain = readReply(outcome, STRIP_GAS, (line, column) => (line < 1 ? undefined : { line, column }))
  if (typeof plain !== 'string') throw new Error('The stripper gave no text.')
  const [oldest] = stripped.keys()
  if (stripped.size >= STRIPPED_KEPT && oldest !== undefined) stripped.delete(oldest)
  stripped.set(code, plain)
  return plain
}
