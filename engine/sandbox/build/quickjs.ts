import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HARD_STACK_BYTES, MAX_HEIGHT, MEMORY_PAGES } from '../limits'
import type { Shape } from './meter-module'

const require = createRequire(import.meta.url)

/** The compiled interpreter as its package holds it (quickjs-emscripten, release build). */
export const readQuickjs = (): Uint8Array => readFileSync(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))

/** The functions of the interpreter that the sandbox calls. */
const CALLED = [
  'malloc',
  'QTS_NewRuntime',
  'QTS_RuntimeSetMemoryLimit',
  'QTS_RuntimeSetMaxStackSize',
  'QTS_NewContext',
  'QTS_NewString',
  'QTS_GetString',
  'QTS_GetUndefined',
  'QTS_GetProp',
  'QTS_Eval',
  'QTS_Call',
  'QTS_ResolveException',
  'QTS_ExecutePendingJob',
]

/** What the package’s loader calls the exports; its build shortens their names, so they are read out of it. */
function exportNames(): Record<string, string> {
  const loader = readFileSync(require.resolve('@jitl/quickjs-wasmfile-release-sync/emscripten-module').replace(/\.\w+$/, '.mjs'), 'utf8')
  const names = CALLED.map((name) => {
    const short = new RegExp(`\\bd\\._${name}=b\\.([\\w$]+);`).exec(loader)?.[1]
    if (short === undefined) throw new Error(`The package exports no ${name}.`)
    return [short, name] as const
  })
  return Object.fromEntries([...names, ['u', 'initialize']])
}

/** How the interpreter is rewritten. */
export const quickjsShape = (): Shape => ({
  imports: {
    b: 'assertion_failed',
    q: 'abort',
    // Unused by the program itself, and of the right type: the meter calls it when the gas is used up.
    l: 'exhausted',
    m: 'localtime',
    j: 'setitimer',
    n: 'tzset',
    p: 'date_now',
    k: 'resize_heap',
    e: 'environ_get',
    f: 'environ_sizes_get',
    d: 'fd_close',
    o: 'fd_seek',
    c: 'fd_write',
    r: 'proc_exit',
    s: 'call_host',
    i: 'interrupt',
    h: 'load_module',
    g: 'normalize_module',
    t: 'free_host',
  },
  exports: exportNames(),
  exhausted: 'exhausted',
  stackPointer: 0,
  stackBytes: HARD_STACK_BYTES,
  maxHeight: MAX_HEIGHT,
  memory: MEMORY_PAGES,
})
