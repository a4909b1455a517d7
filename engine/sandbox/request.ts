import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson, plainValue, type ScriptRequest } from '../../bricks/kit'
import type { Locate } from './reply'

const HEAD = '(function(inputs){"use strict";'
const TAIL = '\n;if(typeof main==="function")return main(inputs)\n})'

/** The text that the prelude’s `call` takes: what to run, with what, and where its chance begins. */
export function writeRequest({ inputs, seed }: ScriptRequest, code: string): string {
  // Sorted keys: the order in which a value’s fields came must not show.
  const given = canonicalJson({ inputs: plainValue(inputs), random: randomState(seed) })
  return `${JSON.stringify({ head: HEAD, code, tail: TAIL }).slice(0, -1)},${given.slice(1)}`
}

/** Places as the interpreter counts them, in the owner’s code. What is found behind its end is at its end. */
export function locateIn(code: string): Locate {
  const lines = code.split('\n')
  return (line, column) => {
    if (line < 1 || column < 1) return undefined
    const last = lines.at(-1) ?? ''
    if (line > lines.length) return { line: lines.length, column: last.length + 1 }
    return { line, column: line === 1 ? Math.max(1, column - HEAD.length) : column }
  }
}

/** Four words from the seed, not all zero. */
function randomState(seed: string): number[] {
  const hash = new DataView(sha256(new TextEncoder().encode(seed)).buffer)
  return [hash.getUint32(0) | 1, hash.getUint32(4), hash.getUint32(8), hash.getUint32(12)].map((word) => word >>> 0)
}
