import { inflateSync } from 'fflate'
import { Machine } from './machine'
import { once } from './once'
import { PRELUDE } from './prelude'

function bytesOf(deflated: string): Uint8Array<ArrayBuffer> {
  const text = atob(deflated)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return new Uint8Array(inflateSync(bytes))
}

const loadModule = once(async () => WebAssembly.compile(bytesOf((await import('./quickjs.gen')).default)))

/** The machine that runs scripts. */
export const loadMachine = once(async () => new Machine(await loadModule(), PRELUDE))

// Room to work in without growing.
const STRIPPER_PAGES = 160

/** The machine that takes types out of TypeScript; it answers `{code}` with `{value}`, or with a fault. */
export const loadStripper = once(async () => {
  const bundle = new TextDecoder().decode(bytesOf((await import('./typescript.gen')).default))
  const prelude = `(() => { ${bundle}
const { parse, stringify } = JSON
const read = (request) => {
  try {
    return { value: stripper.strip(parse(request).code) }
  } catch ({ message }) {
    const [, reason, line, column] = /^(?:Error transforming [^:]*: )?([^]*?)(?: \\((\\d+):(\\d+)\\))?$/.exec(message)
    return { fault: { kind: 'error', name: 'SyntaxError', message: reason, line: +(line ?? 0), column: +(column ?? 0) } }
  }
}
return { call: (request) => stringify(read(request)), settle: () => '' }
})()`
  return new Machine(await loadModule(), prelude, STRIPPER_PAGES)
})
