import { type Interpreter, interpreterOf } from './exports'
import { createImports, type World } from './imports'
import { HARD_STACK_BYTES, MAX_HEIGHT, MEMORY_BYTES, MEMORY_PAGES, SOFT_STACK_BYTES } from './limits'
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot'

/** Why a call was stopped; `broken` is a defect of the interpreter. */
export type Why = 'gas' | 'time' | 'stack' | 'memory' | 'broken'

/** What a call may use; `late` says whether its wall time is over. */
export interface Allowance {
  gas: number
  nowMs: number
  late(): boolean
}

/** What came of a call: a text, or why it was stopped. `full` says that the memory was all but used up. */
export type Outcome = { gasUsed: number; full: boolean } & ({ text: string } | { stopped: Why; cause?: unknown })

/** Gas is handed out in slices, so that the wall clock is looked at now and then. */
const SLICE = 1_000_000
/** With fewer free pages than this, memory counts as full. */
const SPARE_PAGES = 64
const BOOT: Allowance = { gas: 2_000_000_000, nowMs: 0, late: () => false }

class Stop extends Error {
  constructor(readonly why: Why) {
    super(why)
  }
}

/** One instance of the interpreter, and the calls into it. */
class Instance {
  readonly #memory: WebAssembly.Memory
  readonly #world: World
  readonly interpreter: Interpreter
  readonly #stackTop: number
  #left = 0

  constructor(module: WebAssembly.Module, pages: number) {
    this.#memory = new WebAssembly.Memory({ initial: pages, maximum: MEMORY_PAGES.max })
    this.#world = { memory: this.#memory, nowMs: 0, exhausted: () => {} }
    this.interpreter = interpreterOf(new WebAssembly.Instance(module, { host: createImports(this.#world, MEMORY_PAGES.max) }))
    this.#stackTop = this.interpreter.stack.value
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#memory.buffer)
  }
  get pages(): number {
    return this.#memory.buffer.byteLength / 65_536
  }

  /** Does some work within an allowance; undefined when it was stopped. */
  spend(allowance: Allowance, work: () => string): Outcome {
    const { gas, height, stack } = this.interpreter
    height.value = 0
    stack.value = this.#stackTop
    gas.value = 0
    this.#left = allowance.gas
    this.#world.nowMs = allowance.nowMs
    const hand = () => {
      while (gas.value < 0) {
        const slice = Math.min(SLICE, this.#left)
        if (slice === 0) throw new Stop('gas')
        if (allowance.late()) throw new Stop('time')
        this.#left -= slice
        gas.value += slice
      }
    }
    this.#world.exhausted = hand
    const spent = () => ({
      gasUsed: Math.min(allowance.gas, allowance.gas - this.#left - gas.value),
      full: this.pages > MEMORY_PAGES.max - SPARE_PAGES,
    })
    try {
      return { text: work(), ...spent() }
    } catch (cause) {
      if (cause instanceof Stop) return { stopped: cause.why, ...spent() }
      const tooDeep = height.value > MAX_HEIGHT || stack.value < this.#stackTop - HARD_STACK_BYTES || cause instanceof RangeError
      // The interpreter does not check every allocation: at the end of its memory it may well trap.
      const why = tooDeep ? 'stack' : this.pages > MEMORY_PAGES.max - SPARE_PAGES ? 'memory' : 'broken'
      return { stopped: why, cause, ...spent() }
    }
  }

  /** Puts bytes and a zero after them into memory. */
  write(text: Uint8Array): number {
    const at = this.interpreter.malloc(text.length + 1)
    if (at === 0) throw new Stop('memory')
    const { bytes } = this
    bytes.set(text, at)
    bytes[at + text.length] = 0
    return at
  }

  writePointer(value: number): number {
    const at = this.interpreter.malloc(4)
    if (at === 0) throw new Stop('memory')
    new DataView(this.#memory.buffer).setUint32(at, value, true)
    return at
  }

  read(at: number): string {
    if (at === 0) throw new Stop('memory')
    const { bytes } = this
    return new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at)))
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A prepared world of the interpreter that any number of calls begin with, none of which sees another. */
export class Machine {
  readonly #module: WebAssembly.Module
  readonly #snapshot: Snapshot
  readonly #context: number
  readonly #runtime: number
  readonly #call: number
  readonly #settle: number
  readonly #pages: number
  #instance: Instance | undefined

  /** @param prelude JavaScript that gives an object with the functions `call(text)` and `settle()`. */
  constructor(module: WebAssembly.Module, prelude: string, pages = MEMORY_PAGES.min) {
    this.#module = module
    const instance = new Instance(module, pages)
    const { interpreter } = instance
    let runtime = 0
    let context = 0
    const functions: number[] = []
    const booted = instance.spend(BOOT, () => {
      interpreter.initialize()
      runtime = interpreter.QTS_NewRuntime()
      interpreter.QTS_RuntimeSetMemoryLimit(runtime, MEMORY_BYTES)
      interpreter.QTS_RuntimeSetMaxStackSize(runtime, SOFT_STACK_BYTES)
      context = interpreter.QTS_NewContext(runtime, 0)
      const source = utf8(prelude)
      const given = interpreter.QTS_Eval(context, instance.write(source), source.length, instance.write(utf8('prelude')), 0, 0)
      const failed = interpreter.QTS_ResolveException(context, given)
      if (failed !== 0) throw new Error(instance.read(interpreter.QTS_GetString(context, failed)))
      for (const name of ['call', 'settle'])
        functions.push(interpreter.QTS_GetProp(context, given, interpreter.QTS_NewString(context, instance.write(utf8(name)))))
      return ''
    })
    const [call, settle] = functions
    if ('stopped' in booted || call === undefined || settle === undefined)
      throw new Error('The interpreter does not start.', { cause: 'cause' in booted ? booted.cause : undefined })
    this.#runtime = runtime
    this.#context = context
    this.#call = call
    this.#settle = settle
    this.#snapshot = takeSnapshot(instance.bytes)
    this.#pages = instance.pages
    this.#instance = instance
  }

  /** Calls the prelude’s `call` with a text, and `settle` when a promise is waited for. */
  run(request: string, allowance: Allowance): Outcome {
    // An instance whose memory grew would answer alike, but is given up rather than argued about; so is one that was stopped.
    const used = this.#instance
    this.#instance = undefined
    const instance = used ?? new Instance(this.#module, this.#pages)
    restoreSnapshot(instance.bytes, this.#snapshot, used === undefined)
    const outcome = instance.spend(allowance, () => {
      const { interpreter } = instance
      const given = interpreter.QTS_NewString(this.#context, instance.write(utf8(request)))
      const said = this.#invoke(instance, this.#call, given)
      if (said !== '') return said
      const failed = interpreter.QTS_ExecutePendingJob(this.#runtime, -1, instance.writePointer(0))
      if (interpreter.QTS_ResolveException(this.#context, failed) !== 0) throw new Stop('memory')
      return this.#invoke(instance, this.#settle)
    })
    if (!('stopped' in outcome) && instance.pages === this.#pages) this.#instance = instance
    return outcome
  }

  #invoke(instance: Instance, callee: number, ...values: number[]): string {
    const { interpreter } = instance
    const list = values.length === 0 ? 0 : instance.writePointer(values[0] ?? 0)
    const given = interpreter.QTS_Call(this.#context, callee, interpreter.QTS_GetUndefined(), values.length, list)
    // The prelude catches what a script throws: what passes it is that there was no memory left to say so.
    if (interpreter.QTS_ResolveException(this.#context, given) !== 0) throw new Stop('memory')
    return instance.read(interpreter.QTS_GetString(this.#context, given))
  }
}
