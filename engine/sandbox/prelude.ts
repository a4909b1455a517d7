/**
 * What each script’s world begins with, in JavaScript for the interpreter. It gives back two functions: `call(request)` runs a script and
 * `settle()` says what became of the promise it returned. Both answer in JSON text. What they need is taken before any script can change it.
 */
export const PRELUDE = String.raw`(function () {
'use strict'
const { parse, stringify } = JSON
const { isArray } = Array
const { apply, deleteProperty } = Reflect
const evaluate = eval
const text = String
const exec = RegExp.prototype.exec
const slice = String.prototype.slice
const then = Promise.prototype.then
const isPromise = (value) => value instanceof PromiseOf
const PromiseOf = Promise
const INFINITE = Infinity
const MEMORY = /^out of memory/
const STACK = /^stack overflow$/
const PLACE = /\(?<input>:(\d+):(\d+)\)?/

// Threads are not there, and waiting for one would never end.
deleteProperty(globalThis, 'Atomics')
deleteProperty(globalThis, 'SharedArrayBuffer')

// The interpreter’s own leave a negative number as it is when the width is a multiple of 32.
const big = BigInt
const mask = (bits) => (1n << big(bits)) - 1n
const width = (bits) => {
  const whole = Math.trunc(Number(bits)) || 0
  if (whole < 0 || whole > 1048576) throw new RangeError('invalid width')
  return whole
}
const asUintN = { asUintN(bits, value) { return big(value) & mask(width(bits)) } }.asUintN
const asIntN = { asIntN(bits, value) {
  const count = width(bits)
  if (count === 0) return 0n
  const low = big(value) & mask(count)
  return low >> big(count - 1) === 0n ? low : low - (1n << big(count))
} }.asIntN
Object.defineProperty(BigInt, 'asUintN', { value: asUintN, writable: true, configurable: true })
Object.defineProperty(BigInt, 'asIntN', { value: asIntN, writable: true, configurable: true })

// xoshiro128** by Blackman and Vigna, seeded by the request.
let a = 1, b = 2, c = 3, d = 4
const multiply = Math.imul
const next = () => {
  const product = multiply(b, 5)
  const out = multiply((product << 7) | (product >>> 25), 9) >>> 0
  const shifted = b << 9
  c ^= a
  d ^= b
  b ^= c
  a ^= d
  c ^= shifted
  d = (d << 11) | (d >>> 21)
  return out
}
const random = { random() { return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992 } }.random
Object.defineProperty(Math, 'random', { value: random, writable: true, configurable: true })

class Unfit extends Error {}
const unfit = (what) => { throw new Unfit(what) }
function fit(key, value) {
  if (key === '__proto__') unfit('a field called “__proto__”')
  switch (typeof value) {
    case 'bigint':
      return text(value)
    case 'number':
      return value === value && value !== INFINITE && value !== -INFINITE ? value : unfit(text(value))
    case 'function':
      return unfit('a function')
    case 'symbol':
      return unfit('a symbol')
    case 'undefined':
      return isArray(this) ? unfit('undefined in a list') : value
  }
  return value
}
function answer(value) {
  if (value === undefined) return '{"fault":{"kind":"nothing"}}'
  let body
  try {
    body = stringify(value, fit)
  } catch (error) {
    if (error instanceof Unfit) return stringify({ fault: { kind: 'unfit', message: error.message } })
    return failure(error)
  }
  return body === undefined ? '{"fault":{"kind":"nothing"}}' : '{"value":' + body + '}'
}
const short = (value) => apply(slice, text(value), [0, 500])
function failure(error) {
  if (error === null) return '{"fault":{"kind":"null"}}'
  let name = '', message = '', line = 0, column = 0
  try {
    if (typeof error === 'object') {
      name = short(error.name)
      message = short(error.message)
      if (error instanceof InternalErrorOf && apply(exec, MEMORY, [message])) return '{"fault":{"kind":"memory"}}'
      // The parser says so as a SyntaxError.
      if ((error instanceof InternalErrorOf || error instanceof SyntaxErrorOf) && apply(exec, STACK, [message])) return '{"fault":{"kind":"stack"}}'
      const place = apply(exec, PLACE, [text(error.stack)])
      if (place) {
        line = +place[1]
        column = +place[2]
      }
    } else message = short(error)
  } catch (second) {
    message = 'an error that cannot be read'
  }
  return stringify({ fault: { kind: 'error', name, message, line, column } })
}
const InternalErrorOf = InternalError
const SyntaxErrorOf = SyntaxError

let outcome
return {
  call(request) {
    const { head, code, tail, inputs, random } = parse(request)
    a = random[0]
    b = random[1]
    c = random[2]
    d = random[3]
    try {
      const value = evaluate(head + code + tail)(inputs)
      if (!isPromise(value)) return answer(value)
      outcome = undefined
      apply(then, value, [
        (found) => { outcome = answer(found) },
        (error) => { outcome = failure(error) },
      ])
      return ''
    } catch (error) {
      return failure(error)
    }
  },
  settle() {
    return outcome === undefined ? '{"fault":{"kind":"unsettled"}}' : outcome
  },
}
})()`
