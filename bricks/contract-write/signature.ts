import { type AbiParameter, parseAbiItem, parseAbiParameters } from 'viem'
import { Fault, type InputPort } from '../kit'

/** One value that is encoded: its name, its ABI type, and the port it comes from. */
export interface Parameter {
  name: string
  type: string
}

const ELEMENTARY = /^(?:u?int(?:\d{1,3})?|bool|string|address|bytes(?:\d{1,2})?)(?:\[\])?$/

/** A function by its human-readable signature, such as `setPrice(uint256 price, string note)`. @throws {Fault} `bad_signature`. */
export function readFunction(signature: string): { name: string; parameters: Parameter[] } {
  const text = signature.trim().replace(/^function\s+/, '')
  const name = /^([A-Za-z_$][\w$]*)\s*\(/.exec(text)?.[1]
  if (name === undefined || !text.endsWith(')')) throw badSignature(signature, 'It is no function signature')
  const item = attempt(signature, () => parseAbiItem(`function ${text}` as string))
  const inputs: readonly AbiParameter[] =
    item !== null && typeof item === 'object' && 'inputs' in item ? (item.inputs as readonly AbiParameter[]) : []
  return { name, parameters: checkParameters(signature, inputs) }
}

/** A list of values, such as `int256 price, uint64 at`. @throws {Fault} `bad_signature`. */
export function readParameters(text: string): Parameter[] {
  if (text.trim() === '') return []
  const parsed: unknown = attempt(text, () => parseAbiParameters(text as string))
  return checkParameters(text, parsed as readonly AbiParameter[])
}

function attempt<T>(text: string, parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    throw badSignature(text, (cause instanceof Error ? cause.message.split('\n')[0] : undefined) ?? 'It cannot be read', cause)
  }
}

function checkParameters(text: string, parameters: readonly AbiParameter[]): Parameter[] {
  const names = new Set<string>(['run'])
  return parameters.map(({ name, type }, index) => {
    if (!ELEMENTARY.test(type))
      throw badSignature(text, `${type} is not supported; use numbers, bool, string, bytes, address, or a list of them`)
    const chosen = name === undefined || name === '' ? `arg${index}` : name
    if (names.has(chosen)) throw badSignature(text, `The name “${chosen}” is taken`)
    names.add(chosen)
    return { name: chosen, type }
  })
}

const badSignature = (text: string, why: string, cause?: unknown): Fault =>
  new Fault('bad_signature', `“${text}”: ${why}.`, { remedy: 'Write it as in Solidity: setPrice(uint256 price, string note).', cause })

/** The port that feeds a parameter. */
export function portOf({ name, type }: Parameter): InputPort {
  const list = type.endsWith('[]')
  const accepts = wireTypes(list ? type.slice(0, -2) : type)
  return { title: name, accepts: list ? accepts.map((each) => `list<${each}>`) : accepts }
}

function wireTypes(type: string): string[] {
  if (/^u?int/.test(type)) return ['decimal', 'price', 'time']
  if (type === 'bool') return ['bool']
  if (type === 'string') return ['text']
  if (type === 'address') return ['address(evm)']
  return type === 'bytes' ? ['bytes'] : [`bytes(${type.slice('bytes'.length)})`]
}
