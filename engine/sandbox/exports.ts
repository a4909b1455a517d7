/** What the metered interpreter offers; addresses and values are pointers into its memory. */
export interface Interpreter {
  gas: WebAssembly.Global<'i32'>
  height: WebAssembly.Global<'i32'>
  stack: WebAssembly.Global<'i32'>
  initialize: Call
  malloc: Call
  QTS_NewRuntime: Call
  QTS_RuntimeSetMemoryLimit: Call
  QTS_RuntimeSetMaxStackSize: Call
  QTS_NewContext: Call
  QTS_NewString: Call
  QTS_GetString: Call
  QTS_GetUndefined: Call
  QTS_GetProp: Call
  QTS_Eval: Call
  QTS_Call: Call
  QTS_ResolveException: Call
  QTS_ExecutePendingJob: Call
}

type Call = (...values: number[]) => number

const isCall = (found: unknown): found is Call => typeof found === 'function'
const isCount = (found: unknown): found is WebAssembly.Global<'i32'> => found instanceof WebAssembly.Global

/** The exports of an instance by their names; the build has written them, with these types. */
export function interpreterOf({ exports }: WebAssembly.Instance): Interpreter {
  const fn = (name: string): Call => {
    const found = exports[name]
    if (!isCall(found)) throw new Error(`The interpreter has no ${name}.`)
    return found
  }
  const global = (name: string): WebAssembly.Global<'i32'> => {
    const found = exports[name]
    if (!isCount(found)) throw new Error(`The interpreter has no ${name}.`)
    return found
  }
  return {
    gas: global('gas'),
    height: global('height'),
    stack: global('stack'),
    initialize: fn('initialize'),
    malloc: fn('malloc'),
    QTS_NewRuntime: fn('QTS_NewRuntime'),
    QTS_RuntimeSetMemoryLimit: fn('QTS_RuntimeSetMemoryLimit'),
    QTS_RuntimeSetMaxStackSize: fn('QTS_RuntimeSetMaxStackSize'),
    QTS_NewContext: fn('QTS_NewContext'),
    QTS_NewString: fn('QTS_NewString'),
    QTS_GetString: fn('QTS_GetString'),
    QTS_GetUndefined: fn('QTS_GetUndefined'),
    QTS_GetProp: fn('QTS_GetProp'),
    QTS_Eval: fn('QTS_Eval'),
    QTS_Call: fn('QTS_Call'),
    QTS_ResolveException: fn('QTS_ResolveException'),
    QTS_ExecutePendingJob: fn('QTS_ExecutePendingJob'),
  }
}
