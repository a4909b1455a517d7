import { type AbiEvent, type AbiFunction, type AbiParameter, parseAbiItem } from 'viem'
import { Fault } from '../kit'

/** A parameter or result as the brick names it: every name is there, unique and fit for a wire type, at every depth. */
export interface Named {
  name: string
  type: string
  indexed?: boolean
  components?: readonly Named[]
}

/** A function to call. */
export interface ReadFunction {
  name: string
  inputs: readonly Named[]
  outputs: readonly Named[]
}

/** An event to look for. */
export interface ReadEvent {
  name: string
  inputs: readonly Named[]
}

/** What an event’s record holds besides its parameters. */
export const LOG_FIELDS = ['block', 'index', 'transaction'] as const

const ELEMENTARY = /^(?:u?int(?:\d{1,3})?|bool|string|address|bytes(?:\d{1,2})?)(?:\[\d*\])?$/

/** A function by its signature with results, such as `balanceOf(address owner) returns (uint256)`. @throws {Fault} `bad_signature`. */
export function readFunction(signature: string): ReadFunction {
  const item = parse(signature, 'function')
  if (item?.type !== 'function') throw badSignature(signature, 'It is no function')
  const { name, inputs, outputs }: AbiFunction = item
  refuseFunctions(signature, outputs)
  if (outputs.length === 0) throw badSignature(signature, 'It does not say what it returns; add returns (…)')
  for (const { type } of inputs)
    if (!ELEMENTARY.test(type))
      throw badSignature(signature, `${type} is not supported as a parameter; use numbers, bool, string, bytes, address, or a list`)
  return { name, inputs: named(inputs, 'arg', ['run', 'at']), outputs: named(outputs, 'value') }
}

/** An event by its signature, such as `Transfer(address indexed from, address indexed to, uint256 value)`. @throws {Fault} `bad_signature`. */
export function readEvent(signature: string): ReadEvent {
  const item = parse(signature, 'event')
  if (item?.type !== 'event') throw badSignature(signature, 'It is no event')
  const { name, inputs }: AbiEvent = item
  refuseFunctions(signature, inputs)
  return { name, inputs: named(inputs, 'arg', LOG_FIELDS) }
}

/** No wire carries a function of a contract. */
function refuseFunctions(signature: string, parameters: readonly AbiParameter[]): void {
  for (const parameter of parameters) {
    if (parameter.type.startsWith('function')) throw badSignature(signature, 'A result of the type function is not supported')
    if ('components' in parameter) refuseFunctions(signature, parameter.components)
  }
}

function parse(signature: string, kind: 'function' | 'event'): AbiFunction | AbiEvent | undefined {
  const text = signature.trim().replace(new RegExp(`^${kind}\\s+`), '')
  if (!/^[A-Za-z_$][\w$]*\s*\(/.test(text)) throw badSignature(signature, 'It has no name')
  let item: unknown
  try {
    item = parseAbiItem(`${kind} ${text}` as string)
  } catch (cause) {
    throw badSignature(
      signature,
      (cause instanceof Error ? cause.message.split('\n')[0]?.replace(/\.$/, '') : undefined) ?? 'It cannot be read',
      cause,
    )
  }
  return typeof item === 'object' && item !== null && 'type' in item ? (item as AbiFunction | AbiEvent) : undefined
}

function named(parameters: readonly AbiParameter[], stem: string, reserved: readonly string[] = []): Named[] {
  const taken = new Set(reserved)
  return parameters.map((parameter, index) => {
    const wanted = parameter.name?.replace(/^[^A-Za-z]+|[^A-Za-z0-9_]/g, '') || `${stem}${index}`
    let name = wanted
    while (taken.has(name)) name += '_'
    taken.add(name)
    return {
      name,
      type: parameter.type,
      ...('indexed' in parameter && parameter.indexed ? { indexed: true } : {}),
      ...('components' in parameter ? { components: named(parameter.components, 'value') } : {}),
    }
  })
}

const badSignature = (text: string, why: string, cause?: unknown): Fault =>
  new Fault('bad_signature', `“${text}”: ${why}.`, {
    remedy: 'Write it as in Solidity: balanceOf(address owner) returns (uint256), or Transfer(address indexed from, uint256 value).',
    cause,
  })
