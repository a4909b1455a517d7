import { join, Reader, signed, unsigned } from './binary'

/** Where the meter keeps its counts, and what a function’s frame counts for. Indexes of globals and functions in the module. */
export interface Meter {
  /** i32: units left; below zero, `exhausted` is called. */
  gas: number
  /** i32: words of host stack that the calls under way take. */
  height: number
  /** A function without parameters or results, called when no unit is left. */
  exhausted: number
  /** The global that holds the program’s own stack pointer, and the lowest address it may have. */
  stackPointer: number
  lowestStack: number
  maxHeight: number
}

const IF = [0x04, 0x40]
const END = 0x0b
const UNREACHABLE = 0x00
const CALL = 0x10
const I32 = 0x7f
const get = (global: number) => [0x23, ...unsigned(global)]
const set = (global: number) => [0x24, ...unsigned(global)]
const getLocal = (local: number) => [0x20, ...unsigned(local)]
const setLocal = (local: number) => [0x21, ...unsigned(local)]
const tee = (local: number) => [0x22, ...unsigned(local)]
const constant = (value: number) => [0x41, ...signed(value)]
const ADD = 0x6a
const SUBTRACT = 0x6b
const LESS_SIGNED = 0x48
const LESS_UNSIGNED = 0x49
const GREATER_SIGNED = 0x4a
const SHIFT_RIGHT = 0x76

/** A bulk operation costs a unit for so many bytes: 2^5. */
const BULK_SHIFT = 5
/** Words that a frame takes beside its locals: return address, saved registers, spilled operands. */
const FRAME_WORDS = 16

/** Takes what is on top of the operand stack from the gas; `local` is free for the meter. */
const payAbove = ({ gas, exhausted }: Meter, local: number) => [
  SUBTRACT,
  ...tee(local),
  ...set(gas),
  ...getLocal(local),
  ...constant(0),
  LESS_SIGNED,
  ...IF,
  CALL,
  ...unsigned(exhausted),
  END,
]

const charge = (meter: Meter, local: number) => [...get(meter.gas), ...constant(1), ...payAbove(meter, local)]

/** Charges by the length on top of the operand stack and leaves it there; `length` keeps it meanwhile. */
const chargeLength = (meter: Meter, local: number, length: number) => [
  ...setLocal(length),
  ...get(meter.gas),
  ...getLocal(length),
  ...constant(BULK_SHIFT),
  SHIFT_RIGHT,
  ...payAbove(meter, local),
  ...getLocal(length),
]

const refuseHeight = ({ height, maxHeight }: Meter) => [...get(height), ...constant(maxHeight), GREATER_SIGNED, ...IF, UNREACHABLE, END]

const refuseStack = ({ stackPointer, lowestStack }: Meter) => [
  ...get(stackPointer),
  ...constant(lowestStack),
  LESS_UNSIGNED,
  ...IF,
  UNREACHABLE,
  END,
]

/**
 * Rewrites one function body: a unit is charged on entry, at every turn of a loop and for every 32 bytes copied or filled; calls add to the
 * height of the stack and take it off again; a stack too high traps.
 */
export function meterFunction(body: Uint8Array, parameters: number, meter: Meter): Uint8Array {
  const reader = new Reader(body)
  const { count, groups } = readLocals(reader)
  const [gasLocal, lengthLocal] = [parameters + count, parameters + count + 1]
  const frame = FRAME_WORDS + lengthLocal + 1
  const rise = [...get(meter.height), ...constant(frame), ADD, ...set(meter.height)]
  const fall = [...get(meter.height), ...constant(frame), SUBTRACT, ...set(meter.height)]
  const out: (Uint8Array | number[])[] = []
  let calls = false
  while (reader.at < body.length) {
    const from = reader.at
    const instruction = skipInstruction(reader)
    const code = reader.since(from)
    switch (instruction.kind) {
      case 'loop':
        out.push(code, charge(meter, gasLocal))
        break
      case 'call':
        calls = true
        out.push(rise, code, fall)
        break
      case 'bulk':
        out.push(chargeLength(meter, gasLocal, lengthLocal), code)
        break
      case 'set':
        out.push(code, ...(instruction.global === meter.stackPointer ? [refuseStack(meter)] : []))
        break
      default:
        out.push(code)
    }
  }
  // What calls nothing ends no deeper than its caller’s check allows.
  return join([...groups, [2, I32], charge(meter, gasLocal), ...(calls ? [refuseHeight(meter)] : []), ...out])
}

/** The declared locals: how many, and their declaration with room for one group more. */
function readLocals(reader: Reader): { count: number; groups: (Uint8Array | number[])[] } {
  const groups = reader.unsigned()
  const from = reader.at
  let count = 0
  for (let left = groups; left > 0; left--) {
    count += reader.unsigned()
    reader.byte()
  }
  return { count, groups: [unsigned(groups + 1), reader.since(from)] }
}

type Instruction = { kind: 'loop' | 'call' | 'bulk' | 'plain' } | { kind: 'set'; global: number }

const PLAIN: Instruction = { kind: 'plain' }

/** Passes over one instruction. What it does not know it refuses: an instruction misread would go unmetered. */
function skipInstruction(reader: Reader): Instruction {
  const opcode = reader.byte()
  switch (opcode) {
    case 0x03:
      reader.skipNumber()
      return { kind: 'loop' }
    case 0x10:
      reader.skipNumber()
      return { kind: 'call' }
    case 0x11:
      reader.skipNumber()
      reader.skipNumber()
      return { kind: 'call' }
    case 0x24:
      return { kind: 'set', global: reader.unsigned() }
    case 0x0e:
      for (let labels = reader.unsigned(); labels >= 0; labels--) reader.skipNumber()
      return PLAIN
    case 0x43:
      reader.at += 4
      return PLAIN
    case 0x44:
      reader.at += 8
      return PLAIN
    case 0xfc:
      return skipPrefixed(reader)
  }
  if (ONE_NUMBER.has(opcode)) reader.skipNumber()
  else if (opcode >= 0x28 && opcode <= 0x3e) {
    reader.skipNumber()
    reader.skipNumber()
  } else if (!(NO_NUMBER.has(opcode) || (opcode >= 0x45 && opcode <= 0xc4)))
    throw new Error(`Unknown instruction 0x${opcode.toString(16)}.`)
  return PLAIN
}

/** block, if, br, br_if, local.get, local.set, local.tee, global.get, memory.size, memory.grow, i32.const, i64.const. */
const ONE_NUMBER = new Set([0x02, 0x04, 0x0c, 0x0d, 0x20, 0x21, 0x22, 0x23, 0x3f, 0x40, 0x41, 0x42])
/** unreachable, nop, else, end, return, drop, select. */
const NO_NUMBER = new Set([0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b])

function skipPrefixed(reader: Reader): Instruction {
  const opcode = reader.unsigned()
  if (opcode <= 7) return PLAIN
  if (opcode !== 10 && opcode !== 11) throw new Error(`Unknown instruction 0xfc ${opcode}.`)
  reader.at += opcode === 10 ? 2 : 1
  return { kind: 'bulk' }
}
