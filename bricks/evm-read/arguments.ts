import { amountOf, Fault, type InputPort, isLosslessNumber, type PortValues, parseLossless, readDecimal, rescale, type Value } from '../kit'
import type { Named } from './signature'
import { type Decimals, decimalsFor, rangeOf, wireOf } from './values'

/** The port that feeds a parameter; a parameter with a text in the settings needs no wire. */
export function portOf(named: Named, given: Readonly<Record<string, string>>): InputPort {
  const type = wireOf(named)
  const accepts = /^u?int\d*$/.test(named.type) ? ['decimal', 'price', 'time'] : [type]
  return { title: named.name, accepts, ...(Object.hasOwn(given, named.name) ? { optional: true } : {}) }
}

/** The arguments of a call in the order of its parameters. @throws {Fault} `input_missing`, `bad_input`, `overflow`. */
export function argumentsOf(
  parameters: readonly Named[],
  inputs: PortValues,
  given: Readonly<Record<string, string>>,
  scales: Pick<Decimals, 'decimalsOf'>,
): unknown[] {
  return parameters.map((named) => {
    const { name } = named
    const wired = Object.hasOwn(inputs, name) ? inputs[name] : undefined
    const value = wired === undefined ? textOf(named, Object.hasOwn(given, name) ? given[name] : undefined) : wired
    const scale = decimalsFor(name, scales) ?? 0
    if (!named.type.endsWith(']')) return toAbi(named.name, named.type, value, scale)
    if (!Array.isArray(value)) throw badInput(named.name, 'it is no list')
    const item = named.type.replace(/\[\d*\]$/, '')
    const length = /\[(\d+)\]$/.exec(named.type)?.[1]
    if (length !== undefined && value.length !== Number(length))
      throw badInput(name, `${named.type} needs ${length} items, not ${value.length}`)
    return value.map((each: Value) => toAbi(named.name, item, each, scale))
  })
}

function textOf({ name, type }: Named, text: string | undefined): Value {
  if (text === undefined)
    throw new Fault('input_missing', `No value arrived at “${name}”.`, { remedy: `Wire something to ${name}, or set it.` })
  if (type.endsWith(']')) {
    const list = parseLossless(text)
    // A number on a wire would be a time; in a setting it is itself.
    return Array.isArray(list) ? list.map((each) => (typeof each === 'number' ? String(each) : each)) : list
  }
  return type === 'bool' ? ({ true: true, false: false }[text.trim()] ?? text) : text
}

function toAbi(name: string, type: string, value: Value, scale: number): unknown {
  const range = rangeOf(type)
  if (range) return toInteger(name, type, range, value, scale)
  if (type === 'bool') {
    if (typeof value === 'boolean') return value
    throw badInput(name, 'it is neither true nor false')
  }
  if (typeof value !== 'string') throw badInput(name, `it does not fit ${type}`)
  if (type === 'string') return value
  const bytes = value.trim().toLowerCase()
  const size = type === 'address' ? 20 : Number(type.slice('bytes'.length) || Number.NaN)
  if (/^0x(?:[0-9a-f]{2})*$/.test(bytes) && (Number.isNaN(size) || bytes.length === 2 + 2 * size)) return bytes
  throw badInput(name, `it does not fit ${type}`)
}

/** A decimal must become whole with its decimals; a time is given in seconds, as contracts count it. */
function toInteger(name: string, type: string, range: { from: bigint; below: bigint }, value: Value, scale: number): bigint {
  const text =
    typeof value === 'number' ? String(Math.floor(value / 1000)) : isLosslessNumber(value) ? value.toString() : (amountOf(value) ?? value)
  if (typeof text !== 'string') throw badInput(name, 'it is no number')
  const exact = readDecimal(text)
  const fixed = rescale(exact, scale, 'down')
  if (exact.scale > scale && rescale(fixed, exact.scale).coefficient !== exact.coefficient)
    throw badInput(name, `${text} has more than ${scale} decimals`)
  if (fixed.coefficient >= range.from && fixed.coefficient < range.below) return fixed.coefficient
  throw new Fault('overflow', `${text} does not fit in ${type} of “${name}”.`, {
    remedy: 'Use a value in the range of the type.',
  })
}

const badInput = (name: string, why: string): Fault =>
  new Fault('bad_input', `The value at “${name}” cannot be encoded: ${why}.`, { remedy: `Check what is wired to ${name} or set for it.` })
