import { join, nameBytes, Reader, readSections, type Section, signed, unsigned, writeSections } from './binary'
import { meterFunction } from './meter-function'

/** What becomes of a module’s outside. */
export interface Shape {
  /** Import’s name → the name it gets. One that is not listed is an error. */
  imports: Readonly<Record<string, string>>
  /** Export’s name → the name it gets; the others are dropped. */
  exports: Readonly<Record<string, string>>
  /** The import, by its new name, that is called when the gas is used up. */
  exhausted: string
  /** The global that is the program’s stack pointer, and how far it may fall. */
  stackPointer: number
  stackBytes: number
  /** Words of host stack that calls may take. */
  maxHeight: number
  /** False leaves the code as it is, to compare with. */
  metered?: boolean
  /** 64 KiB pages of the imported memory. */
  memory: { min: number; max: number }
}

const TYPE = 1
const IMPORT = 2
const FUNCTION = 3
const GLOBAL = 6
const EXPORT = 7
const CODE = 10
const I32 = 0x7f
const MUTABLE = 1

/**
 * Rewrites a module so that what it does is counted: see {@link meterFunction}. Its imports and exports get plain names, and the globals
 * `gas`, `height` and `stack` are exported.
 */
export function meterModule(wasm: Uint8Array, shape: Shape): Uint8Array<ArrayBuffer> {
  const sections = readSections(wasm)
  const body = (id: number) => {
    const section = sections.find((each) => each.id === id)
    if (!section) throw new Error(`The module has no section ${id}.`)
    return section.body
  }
  const parameters = readTypes(body(TYPE))
  const imports = renameImports(body(IMPORT), shape)
  const types = [...imports.types, ...readFunctionTypes(body(FUNCTION))]
  const globals = new Reader(body(GLOBAL)).unsigned()
  const meter = {
    gas: globals,
    height: globals + 1,
    exhausted: imports.names.indexOf(shape.exhausted),
    stackPointer: shape.stackPointer,
    lowestStack: stackTop(body(GLOBAL)) - shape.stackBytes,
    maxHeight: shape.maxHeight,
  }
  const parametersOf = (type: number) => parameters[type] ?? fail(`There is no type ${type}.`)
  if (parametersOf(types[meter.exhausted] ?? -1) !== 0) fail('The function called at the end of the gas takes parameters.')
  const rewrite: Record<number, () => Uint8Array> = {
    [IMPORT]: () => imports.body,
    [GLOBAL]: () => addGlobals(body(GLOBAL)),
    [EXPORT]: () => renameExports(body(EXPORT), shape, { gas: meter.gas, height: meter.height, stack: meter.stackPointer }),
    [CODE]: () => {
      if (shape.metered === false) return body(CODE)
      const reader = new Reader(body(CODE))
      const functions = Array.from({ length: reader.unsigned() }, (_, index) => {
        const length = reader.unsigned()
        reader.at += length
        const type = types[imports.types.length + index] ?? fail('A function has no type.')
        return meterFunction(reader.since(reader.at - length), parametersOf(type), meter)
      })
      return join([unsigned(functions.length), ...functions.flatMap((code) => [unsigned(code.length), code])])
    },
  }
  // Names for debuggers would no longer fit.
  return writeSections(sections.filter(({ id }) => id !== 0).map(({ id, body }): Section => ({ id, body: rewrite[id]?.() ?? body })))
}

function fail(message: string): never {
  throw new Error(message)
}

/** The number of parameters of each type. */
function readTypes(body: Uint8Array): number[] {
  const reader = new Reader(body)
  return Array.from({ length: reader.unsigned() }, () => {
    if (reader.byte() !== 0x60) fail('A type is not a function’s.')
    const parameters = reader.unsigned()
    reader.at += parameters
    const results = reader.unsigned()
    reader.at += results
    return parameters
  })
}

function readFunctionTypes(body: Uint8Array): number[] {
  const reader = new Reader(body)
  return Array.from({ length: reader.unsigned() }, () => reader.unsigned())
}

function renameImports(body: Uint8Array, { imports, memory }: Shape): { body: Uint8Array; names: string[]; types: number[] } {
  const reader = new Reader(body)
  const count = reader.unsigned()
  const out: number[][] = [unsigned(count)]
  const names: string[] = []
  const types: number[] = []
  for (let i = 0; i < count; i++) {
    reader.name()
    const found = reader.name()
    const kind = reader.byte()
    if (kind === 0) {
      const name = imports[found] ?? fail(`The import “${found}” is unknown.`)
      const type = reader.unsigned()
      names.push(name)
      types.push(type)
      out.push([...nameBytes('host'), ...nameBytes(name), 0, ...unsigned(type)])
    } else if (kind === 2) {
      const limited = reader.byte() === 1
      reader.skipNumber()
      if (limited) reader.skipNumber()
      out.push([...nameBytes('host'), ...nameBytes('memory'), 2, 1, ...unsigned(memory.min), ...unsigned(memory.max)])
    } else fail(`The import “${found}” is neither a function nor a memory.`)
  }
  return { body: join(out), names, types }
}

/** Where the program’s stack begins: the first global’s value. It grows downwards. */
function stackTop(globals: Uint8Array): number {
  const reader = new Reader(globals)
  reader.unsigned()
  if (reader.byte() !== I32 || reader.byte() !== MUTABLE || reader.byte() !== 0x41) fail('The first global is no stack pointer.')
  return reader.unsigned()
}

function addGlobals(body: Uint8Array): Uint8Array {
  const reader = new Reader(body)
  const count = reader.unsigned()
  const global = (start: number) => [I32, MUTABLE, 0x41, ...signed(start), 0x0b]
  // The module starts itself before anyone can lend it gas.
  return join([unsigned(count + 2), body.subarray(reader.at), global(0x7fff_ffff), global(0)])
}

function renameExports(body: Uint8Array, { exports }: Shape, globals: Record<string, number>): Uint8Array {
  const reader = new Reader(body)
  const kept: number[][] = Object.entries(globals).map(([name, index]) => [...nameBytes(name), 3, ...unsigned(index)])
  for (let left = reader.unsigned(); left > 0; left--) {
    const name = exports[reader.name()]
    const from = reader.at
    reader.byte()
    reader.skipNumber()
    if (name !== undefined) kept.push([...nameBytes(name), ...reader.since(from)])
  }
  return join([unsigned(kept.length), ...kept])
}
