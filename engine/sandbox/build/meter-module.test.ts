import { describe, expect, it } from 'vitest'
import { nameBytes, unsigned, writeSections } from './binary'
import { meterModule, type Shape } from './meter-module'

const I32 = 0x7f
const section = (id: number, items: readonly (readonly number[])[]) => ({
  id,
  body: Uint8Array.from([...unsigned(items.length), ...items.flat()]),
})
const code = (instructions: readonly number[]) => {
  const body = [1, 4, I32, ...instructions, 0x0b]
  return [...unsigned(body.length), ...body]
}

// (func $turns (param i32)): counts its parameter down to zero in a loop.
const TURNS = [0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b]
// (func $fill (param i32)): fills so many bytes.
const FILL = [0x41, 0, 0x41, 7, 0x20, 0, 0xfc, 0x0b, 0]
// (func $deep (param i32)): calls itself so many times.
const DEEP = [0x20, 0, 0x04, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x10, 3, 0x0b]
// (func $push (param i32)): takes so many bytes of its own stack.
const PUSH = [0x23, 0, 0x20, 0, 0x6b, 0x24, 0]

const moduleOf = (...functions: number[][]) =>
  writeSections([
    section(1, [
      [0x60, 0, 0],
      [0x60, 1, I32, 0],
    ]),
    section(2, [
      [...nameBytes('a'), ...nameBytes('x'), 0, 0],
      [...nameBytes('a'), ...nameBytes('m'), 2, 0, 1],
    ]),
    section(3, [[1], [1], [1], [1]]),
    section(6, [[I32, 1, 0x41, 0x80, 0x20, 0x0b]]),
    section(7, [
      [...nameBytes('t'), 0, 1],
      [...nameBytes('f'), 0, 2],
      [...nameBytes('d'), 0, 3],
      [...nameBytes('p'), 0, 4],
      [...nameBytes('dropped'), 0, 4],
    ]),
    section(10, functions.map(code)),
  ])
const module = moduleOf(TURNS, FILL, DEEP, PUSH)
const shape: Shape = {
  imports: { x: 'exhausted' },
  exports: { t: 'turns', f: 'fill', d: 'deep', p: 'push' },
  exhausted: 'exhausted',
  stackPointer: 0,
  stackBytes: 1024,
  maxHeight: 230,
  memory: { min: 1, max: 1 },
}

function start(gas: number) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 })
  const exhausted = () => {
    throw new Error('used up')
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(meterModule(module, shape)), { host: { exhausted, memory } })
  const call = (name: string, value: number): void => {
    const found = exports[name]
    if (typeof found === 'function') found(value)
  }
  const left = exports.gas
  if (!(left instanceof WebAssembly.Global)) throw new Error('There is no gas.')
  left.value = gas
  return { call, names: Object.keys(exports), used: () => gas - left.value }
}

describe('a metered module', () => {
  it('charges one unit for a call and one for each turn of a loop', () => {
    const { call, used } = start(1000)
    call('turns', 10)
    expect(used()).toBe(11)
  })
  it('charges a unit for every 32 bytes that one instruction fills', () => {
    const { call, used } = start(1000)
    call('fill', 6400)
    expect(used()).toBe(201)
  })
  it.each([
    ['turns', 2 ** 30],
    ['fill', 65_536],
  ])('stops %s when the gas is used up', (name, value) => {
    expect(() => start(1000).call(name, value)).toThrow('used up')
  })
  it('stops calls that go too deep, by the size of their frames', () => {
    // A frame counts 16 words, its parameter, its 4 locals and the meter’s 2: 23.
    expect(() => start(1000).call('deep', 10)).not.toThrow()
    expect(() => start(1000).call('deep', 11)).toThrow('unreachable')
  })
  it('stops a program that takes too much of its own stack', () => {
    expect(() => start(1000).call('push', 1024)).not.toThrow()
    expect(() => start(1000).call('push', 1025)).toThrow('unreachable')
  })
  it('shows what it was asked to, and its counters', () => {
    expect(start(0).names.sort()).toEqual(['deep', 'fill', 'gas', 'height', 'push', 'stack', 'turns'])
  })
  it('refuses an import and an instruction that it does not know', () => {
    expect(() => meterModule(module, { ...shape, imports: {} })).toThrow('unknown')
    expect(() => meterModule(moduleOf([0xfe, 0x03, 0]), shape)).toThrow('Unknown instruction 0xfe')
  })
})
